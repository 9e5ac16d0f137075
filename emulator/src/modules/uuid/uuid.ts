/** `zitadel/uuid`: google/uuid as scripts reach it (facts §3.3). */
import { GoPanic } from '../../engine/panic.js';
import type { Exported } from '../../go/exported.js';
import { quote, wellFormed } from '../../go/quote.js';
import { lazyCrypto } from '../../lazy-crypto.js';

/** Bytes of the namespaces of RFC 4122, by the names that the module exports them under. */
export const namespaces: Readonly<Record<string, readonly number[]>> = {
  namespaceDNS: bytesOfHex('6ba7b8109dad11d180b400c04fd430c8'),
  namespaceURL: bytesOfHex('6ba7b8119dad11d180b400c04fd430c8'),
  namespaceOID: bytesOfHex('6ba7b8129dad11d180b400c04fd430c8'),
  namespaceX500: bytesOfHex('6ba7b8149dad11d180b400c04fd430c8'),
};

function bytesOfHex(hex: string): readonly number[] {
  return [...Buffer.from(hex, 'hex')];
}

/** The usual notation. */
export function uuidText(bytes: readonly number[]): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `uuid.Parse`: plain, `urn:uuid:`, braced and undashed forms. */
export function parseUuid(text: string): { readonly bytes: readonly number[] } | { readonly error: string } {
  const length = Buffer.byteLength(text);
  let dashed = text;
  if (length === 45) {
    if (text.slice(0, 9).toLowerCase() !== 'urn:uuid:')
      return { error: `invalid urn prefix: ${quote(text.slice(0, 9))}` };
    dashed = text.slice(9);
  } else if (length === 38) dashed = text.slice(1);
  else if (length !== 36 && length !== 32) return { error: `invalid UUID length: ${length}` };
  if (length === 32) {
    return /^[0-9a-fA-F]{32}$/.test(text) ? { bytes: bytesOfHex(text) } : { error: 'invalid UUID format' };
  }
  const match = /^([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{12})/.exec(dashed);
  return match ? { bytes: bytesOfHex(match.slice(1).join('')) } : { error: 'invalid UUID format' };
}

/** `panic(err)` where `err` is nil: what unexpected types of arguments come to. */
function nilPanic(): GoPanic {
  return new GoPanic('panic called with nil argument', false, '*runtime.PanicNilError');
}

function wrongCount(): GoPanic {
  return new GoPanic('invalid arg count', false, 'string');
}

function namespaceOf(value: Exported | undefined): readonly number[] {
  if (value?.kind === 'string' && value.type === 'string') {
    const parsed = parseUuid(wellFormed(value.value));
    if ('error' in parsed) {
      const isLength = parsed.error.startsWith('invalid UUID length');
      throw new GoPanic(parsed.error, false, isLength ? 'uuid.invalidLengthError' : '*errors.errorString');
    }
    return parsed.bytes;
  }
  if (value?.kind === 'slice' && value.type === 'uuid.UUID') {
    return (value.items ?? []).map((item) => (item.kind === 'int' ? item.value : 0));
  }
  throw nilPanic();
}

function dataOf(value: Exported | undefined): Uint8Array {
  if (value?.kind === 'string' && value.type === 'string') return Buffer.from(wellFormed(value.value), 'utf8');
  if (value?.kind === 'bytes') return value.value;
  throw nilPanic();
}

function stamped(bytes: Uint8Array, version: number): string {
  const stamp = [...bytes.subarray(0, 16)];
  stamp[6] = (stamp[6]! & 0x0f) | (version << 4);
  stamp[8] = (stamp[8]! & 0x3f) | 0x80;
  return uuidText(stamp);
}

function nameBased(algorithm: 'md5' | 'sha1', version: number, args: readonly Exported[], count: number): string {
  if (count !== 2) throw wrongCount();
  const namespace = namespaceOf(args[0]);
  const digest = lazyCrypto().createHash(algorithm).update(Buffer.from(namespace)).update(dataOf(args[1])).digest();
  return stamped(digest, version);
}

/** 100 ns intervals between 1582-10-15 and 1970-01-01. */
const gregorianOffset = 122_192_928_000_000_000n;

/** The module's functions; misuse is a Go panic. Random numbers and time come from the run, so that a seed repeats them. */
export class Uuids {
  readonly #random: () => number;
  readonly #now: () => number;
  #last = 0n;
  #node: readonly number[] | undefined;
  #clock: number | undefined;

  /** @param random numbers from 0 to 1; @param now milliseconds since 1970 */
  constructor(random: () => number, now: () => number) {
    this.#random = random;
    this.#now = now;
  }

  #byte(): number {
    return Math.floor(this.#random() * 256);
  }

  v1(count: number): string {
    if (count !== 0) throw wrongCount();
    this.#node ??= [this.#byte() | 1, ...Array.from({ length: 5 }, () => this.#byte())];
    this.#clock ??= (this.#byte() << 8) | this.#byte();
    const now = BigInt(Math.floor(this.#now() * 10_000)) + gregorianOffset;
    this.#last = now > this.#last ? now : this.#last + 1n;
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, Number(this.#last & 0xffff_ffffn));
    view.setUint16(4, Number((this.#last >> 32n) & 0xffffn));
    view.setUint16(6, Number((this.#last >> 48n) & 0x0fffn));
    view.setUint16(8, this.#clock & 0x3fff);
    bytes.set(this.#node, 10);
    return stamped(bytes, 1);
  }

  v4(count: number): string {
    if (count !== 0) throw wrongCount();
    return stamped(
      Uint8Array.from({ length: 16 }, () => this.#byte()),
      4,
    );
  }

  v3(args: readonly Exported[], count: number): string {
    return nameBased('md5', 3, args, count);
  }

  v5(args: readonly Exported[], count: number): string {
    return nameBased('sha1', 5, args, count);
  }
}
