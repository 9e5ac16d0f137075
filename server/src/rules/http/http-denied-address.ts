import ipaddr from 'ipaddr.js';
import { deniedAddress, deniedName, denyRules } from '../../../../emulator/src/modules/http/deny.js';
import { knownText } from '../calls.js';
import type { Rule } from '../rule.js';
import { fetches } from './fetches.js';

/** facts §3.1: the default deny list refuses ZITADEL's own machine, and from version 5 on all private networks. */
export const httpDeniedAddress: Rule = {
  code: 'http-denied-address',
  severity: 'warning',
  summary: 'An address that ZITADEL’s deny list refuses',
  check(context) {
    for (const { args, spread } of fetches(context)) {
      const url = args[0];
      const known = url === undefined || spread ? undefined : knownText(url, context);
      const host = known && hostOf(known.text, known.whole);
      if (url === undefined || host === undefined) continue;
      const { defaults, rule } = denyRules(context.version);
      const address = /^localhost$/i.test(host) && rule === 'dial' ? '127.0.0.1' : host;
      const entry = isAddress(address)
        ? deniedAddress(defaults, address)
        : deniedName(defaults, address, rule === 'dial');
      if (entry === undefined) continue;
      context.report({
        start: url.start,
        end: url.end,
        message: `ZITADEL ${context.version} refuses requests to \`${host}\` unless its deny list was changed (\`${entry}\` stands on it), and the action ends here. What it reaches is seen from its machine, not from yours.`,
      });
    }
  },
};

/** The host of the known beginning of an address, when all of the host is known. */
function hostOf(text: string, whole: boolean): string | undefined {
  const match = /^https?:\/\/(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#:@]+)([/?#:]?)/i.exec(text);
  if (match === null || (!whole && match[2] === '')) return undefined;
  return match[1]!.replace(/^\[|\]$/g, '');
}

function isAddress(host: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host);
}
