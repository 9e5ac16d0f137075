/** Go's net.IP: what a script sees of `browserInfo.remoteIp`. */
import ipaddr from 'ipaddr.js';

/** The 16 bytes that `net.ParseIP` gives; empty when the text is no address. */
export function parseIp(text: string): readonly number[] {
  if (!ipaddr.isValid(text) || (!text.includes(':') && text.split('.').length !== 4)) return [];
  const address = ipaddr.parse(text);
  const bytes = address.toByteArray();
  return bytes.length === 16 ? bytes : [...new Array<number>(10).fill(0), 255, 255, ...bytes];
}

/** The four bytes of an IPv4 address in either form. */
export function to4(bytes: readonly number[]): readonly number[] | undefined {
  if (bytes.length === 4) return bytes;
  const mapped =
    bytes.length === 16 && bytes.slice(0, 10).every((b) => b === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? bytes.slice(12) : undefined;
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Groups of an IPv6 address with the longest run of zeros (two at least) left out. */
function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, at) => bytes[2 * at]! * 256 + bytes[2 * at + 1]!);
  let best = { from: -1, length: 1 };
  for (let from = 0; from < 8; from++) {
    let length = 0;
    while (groups[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (best.from < 0) return text(groups);
  return `${text(groups.slice(0, best.from))}::${text(groups.slice(best.from + best.length))}`;
}

/** `IP.String()`. */
export function ipString(bytes: readonly number[]): string {
  if (bytes.length === 0) return '<nil>';
  const four = to4(bytes);
  if (four) return four.join('.');
  return bytes.length === 16 ? ipv6Text(bytes) : `?${hex(bytes)}`;
}

/** `IP.MarshalText()`: what encoding/json writes. */
export function ipMarshalText(bytes: readonly number[]): { readonly text: string } | { readonly error: string } {
  if (bytes.length === 0) return { text: '' };
  if (bytes.length !== 4 && bytes.length !== 16) return { error: `address ${hex(bytes)}: invalid IP address` };
  return { text: ipString(bytes) };
}

function kind(bytes: readonly number[]): {
  readonly four: readonly number[] | undefined;
  readonly six: readonly number[];
} {
  return { four: to4(bytes), six: bytes.length === 16 ? bytes : [] };
}

function isAllZero(bytes: readonly number[]): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte === 0);
}

function isMulticast(bytes: readonly number[]): boolean {
  const { four, six } = kind(bytes);
  return four ? (four[0]! & 0xf0) === 0xe0 : six[0] === 0xff;
}

function isLoopback(bytes: readonly number[]): boolean {
  const { four, six } = kind(bytes);
  return four ? four[0] === 127 : six.length === 16 && six[15] === 1 && isAllZero(six.slice(0, 15));
}

function isUnspecified(bytes: readonly number[]): boolean {
  return isAllZero(to4(bytes) ?? bytes);
}

function isLinkLocalUnicast(bytes: readonly number[]): boolean {
  const { four, six } = kind(bytes);
  return four ? four[0] === 169 && four[1] === 254 : six[0] === 0xfe && (six[1]! & 0xc0) === 0x80;
}

/** Methods of net.IP that give a boolean. */
export const ipPredicates = {
  IsUnspecified: isUnspecified,
  IsLoopback: isLoopback,
  IsMulticast: isMulticast,
  IsLinkLocalUnicast: isLinkLocalUnicast,
  IsPrivate: (bytes: readonly number[]): boolean => {
    const { four, six } = kind(bytes);
    if (!four) return six.length === 16 && (six[0]! & 0xfe) === 0xfc;
    return four[0] === 10 || (four[0] === 172 && (four[1]! & 0xf0) === 16) || (four[0] === 192 && four[1] === 168);
  },
  IsInterfaceLocalMulticast: (bytes: readonly number[]): boolean =>
    bytes.length === 16 && bytes[0] === 0xff && (bytes[1]! & 0x0f) === 0x01,
  IsLinkLocalMulticast: (bytes: readonly number[]): boolean => {
    const { four, six } = kind(bytes);
    return four ? four[0] === 224 && four[1] === 0 && four[2] === 0 : six[0] === 0xff && (six[1]! & 0x0f) === 0x02;
  },
  IsGlobalUnicast: (bytes: readonly number[]): boolean =>
    (bytes.length === 4 || bytes.length === 16) &&
    to4(bytes)?.join('.') !== '255.255.255.255' &&
    !isUnspecified(bytes) &&
    !isLoopback(bytes) &&
    !isMulticast(bytes) &&
    !isLinkLocalUnicast(bytes),
} as const;

/** `DefaultMask()` of an IPv4 address: its class. Undefined: nil. */
export function defaultMask(bytes: readonly number[]): readonly number[] | undefined {
  const four = to4(bytes);
  if (!four) return undefined;
  if (four[0]! < 0x80) return [255, 0, 0, 0];
  return four[0]! < 0xc0 ? [255, 255, 0, 0] : [255, 255, 255, 0];
}
