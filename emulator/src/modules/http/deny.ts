/** ZITADEL's deny lists for outgoing requests, by version (facts §3.1). */
import ipaddr from 'ipaddr.js';
import type { Version } from '../../catalogue/model.js';

const newDefault = [
  'localhost',
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
] as const;

/** How a version of ZITADEL enforces its list. */
export interface DenyRules {
  readonly rule: 'dial' | 'hop';
  readonly defaults: readonly string[];
  readonly resolvesNames: boolean;
  /** How the refusal of rule `hop` is worded. */
  readonly wording: 'parent' | 'bare';
  readonly lookupId: string;
}

function isAtLeast(version: Version, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** The rules of a version of ZITADEL. */
export function denyRules(version: Version): DenyRules {
  if (isAtLeast(version, 5, 0)) {
    return { rule: 'dial', defaults: newDefault, resolvesNames: true, wording: 'parent', lookupId: 'NET-4m9s2' };
  }
  const old = { rule: 'hop', resolvesNames: true } as const;
  const defaults = ['localhost', '127.0.0.0/8', '::1', '0.0.0.0', '::'];
  if (isAtLeast(version, 4, 12)) return { ...old, defaults, wording: 'parent', lookupId: 'NET-4m9s2' };
  if (isAtLeast(version, 3, 0)) return { ...old, defaults, wording: 'parent', lookupId: 'ACTIO-4m9s2' };
  if (isAtLeast(version, 2, 65)) return { ...old, defaults, wording: 'bare', lookupId: 'NET-4m9s2' };
  return { ...old, defaults: ['localhost', '127.0.0.1'], resolvesNames: false, wording: 'bare', lookupId: '' };
}

function contains(range: string, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (!range.includes('/')) return ipaddr.isValid(range) && ipaddr.process(range).toString() === ip.toString();
  try {
    const [network, bits] = ipaddr.parseCIDR(range);
    return network.kind() === ip.kind() && ip.match([network, bits] as [ipaddr.IPv4, number]);
  } catch {
    return false;
  }
}

/** Whether an entry is an address or a range; everything else is a host name. */
function isAddress(entry: string): boolean {
  return ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry);
}

/** The entry that refuses an address, or undefined. */
export function deniedAddress(list: readonly string[], address: string): string | undefined {
  return list.find((entry) => isAddress(entry) && contains(entry, address));
}

/** The entry that refuses a host by its name, or undefined. */
export function deniedName(list: readonly string[], host: string, ignoreCase: boolean): string | undefined {
  const folded = ignoreCase ? host.toLowerCase() : host;
  return list.find((entry) => (ignoreCase ? entry.toLowerCase() : entry) === folded);
}

/** The refusal of a list entry. */
export function denial(entry: string): string {
  return `address is denied by '${entry}'`;
}

/** The refusal before a request (rule `hop`). */
export function hopDenial(wording: DenyRules['wording'], parent: string): string {
  const message = 'ID=ACTIO-N72d0 Message=host is denied';
  return wording === 'bare' ? message : `${message} Parent=(${parent})`;
}

/** The failure of a name's lookup before a request (rule `hop`). */
export function lookupDenial(rules: Pick<DenyRules, 'wording' | 'lookupId'>, host: string): string {
  return hopDenial(rules.wording, `ID=${rules.lookupId} Message=lookup failed Parent=(lookup ${host}: no such host)`);
}
