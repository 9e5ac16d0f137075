/** Named scalars of ZITADEL, addresses and UUIDs. */
import { normalizeEmail, normalizePhone, validateEmail } from '../contact.js';
import type { Exported } from '../exported.js';
import { defaultMask, ipMarshalText, ipPredicates, ipString, to4 } from '../ip.js';
import { bytesOf, bytesWire, type GoMethodImplementation, type MethodTable, numberOf, textOf, utf8 } from './types.js';

const given =
  (value: (receiver: number) => boolean): GoMethodImplementation =>
  (receiver) => ({
    v: value(numberOf(receiver)),
  });

export const emailTable: MethodTable = {
  Normalize: (receiver) => ({ v: ['domain.EmailAddress', normalizeEmail(textOf(receiver))] }),
  Validate: (receiver) => {
    const error = validateEmail(textOf(receiver));
    return error === null ? {} : { e: error };
  },
};

const phone: GoMethodImplementation = (receiver, [region]) => {
  const result =
    region === undefined ? normalizePhone(textOf(receiver)) : normalizePhone(textOf(receiver), textOf(region));
  return 'value' in result ? { v: ['domain.PhoneNumber', result.value] } : { e: result.error };
};

export const phoneTable: MethodTable = { Normalize: (receiver) => phone(receiver, []), NormalizeWithRegion: phone };

export const genderTable: MethodTable = {
  Specified: given((value) => value > 0 && value < 4),
  Valid: given((value) => value >= 0 && value < 4),
};

export const userStateTable: MethodTable = {
  Exists: given((value) => value !== 0 && value !== 3),
  IsEnabled: given((value) => value === 1 || value === 6),
};

export const privateLabelingTable: MethodTable = { Valid: given((value) => value >= 0 && value < 3) };

/** Authentication methods by kind of second factor, as ZITADEL numbers both. */
const authMethods: Readonly<Record<number, number>> = { 0: 1, 1: 2, 2: 3, 3: 5, 4: 6, 5: 10 };

export const mfaTable: MethodTable = {
  UserAuthMethodType: (receiver) => ({ v: ['domain.UserAuthMethodType', authMethods[numberOf(receiver)] ?? 0] }),
};

const onAddress = (receiver: Exported): readonly number[] =>
  bytesOf(receiver.kind === 'pointer' ? receiver.target : receiver);

const predicates = Object.fromEntries(
  Object.entries(ipPredicates).map(([name, holds]) => [
    name,
    ((receiver) => ({ v: holds(onAddress(receiver)) })) satisfies GoMethodImplementation,
  ]),
);

function to16(bytes: readonly number[]): readonly number[] | undefined {
  if (bytes.length === 16) return bytes;
  return bytes.length === 4 ? [...new Array<number>(10).fill(0), 255, 255, ...bytes] : undefined;
}

export const ipTable: MethodTable = {
  ...predicates,
  AppendText: (receiver, [before]) => {
    const result = ipMarshalText(onAddress(receiver));
    return 'text' in result ? { v: bytesWire([...bytesOf(before), ...utf8(result.text)]) } : { e: result.error };
  },
  DefaultMask: (receiver) => ({ v: ['net.IPMask', defaultMask(onAddress(receiver)) ?? null] }),
  Equal: (receiver, [other]) => {
    const own = to16(onAddress(receiver)) ?? onAddress(receiver);
    const their = to16(bytesOf(other)) ?? bytesOf(other);
    return { v: own.length === their.length && own.every((byte, at) => byte === their[at]) };
  },
  MarshalText: (receiver) => {
    const result = ipMarshalText(onAddress(receiver));
    return 'text' in result ? { v: bytesWire(utf8(result.text)) } : { e: result.error };
  },
  Mask: (receiver, [mask]) => {
    const bytes = onAddress(receiver);
    const bits = bytesOf(mask);
    const own = bits.length === 4 ? (to4(bytes) ?? bytes) : bytes;
    return { v: ['net.IP', own.length === bits.length ? own.map((byte, at) => byte & (bits[at] ?? 0)) : null] };
  },
  String: (receiver) => ({ v: ipString(onAddress(receiver)) }),
  To16: (receiver) => ({ v: ['net.IP', to16(onAddress(receiver)) ?? null] }),
  To4: (receiver) => ({ v: ['net.IP', to4(onAddress(receiver)) ?? null] }),
};

export const maskTable: MethodTable = {
  Size: (receiver) => {
    const bytes = onAddress(receiver);
    const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const ones = bits.indexOf('0') < 0 ? bits.length : bits.indexOf('0');
    return { v: ['s', ...(bits.slice(ones).includes('1') ? [0, 0] : [ones, bits.length])] };
  },
  String: (receiver) => ({
    v: onAddress(receiver).length === 0 ? '<nil>' : Buffer.from(onAddress(receiver)).toString('hex'),
  }),
};

function uuidString(bytes: readonly number[]): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const uuidTable: MethodTable = {
  ClockSequence: (receiver) => {
    const bytes = onAddress(receiver);
    return { v: (((bytes[8] ?? 0) << 8) | (bytes[9] ?? 0)) & 0x3fff };
  },
  MarshalBinary: (receiver) => ({ v: bytesWire(onAddress(receiver)) }),
  MarshalText: (receiver) => ({ v: bytesWire(utf8(uuidString(onAddress(receiver)))) }),
  NodeID: (receiver) => ({ v: bytesWire(onAddress(receiver).slice(10)) }),
  String: (receiver) => ({ v: uuidString(onAddress(receiver)) }),
  URN: (receiver) => ({ v: `urn:uuid:${uuidString(onAddress(receiver))}` }),
};
