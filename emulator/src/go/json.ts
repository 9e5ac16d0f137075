/** Go's encoding/json for the values that scripts export (facts §4.3). */

import type { Exported, ExportedGojaValue, ExportedMap, ExportedSlice, ExportedStruct } from './exported.js';
import { ipMarshalText } from './ip.js';
import { endOfString } from './json-text.js';
import { wellFormed } from './quote.js';
import { timeJson } from './time-format.js';

/** The error that Go's encoder gives; its message is Go's text. */
export class GoJsonError extends Error {
  override readonly name = 'GoJsonError';
}

const escaped: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Text that stands for itself in a JSON string. */
const plain = /^[ !#-%'-;=?-[\]-~]*$/;

/** A JSON string as Go writes it: `<>&` and U+2028/9 escaped, lone surrogates replaced. */
export function jsonString(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const body = wellFormed(text).replace(
    /["\\\u0000-\u001F<>&\u2028\u2029]/g,
    (character) => escaped[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${body}"`;
}

/** Shortest decimal text that reads back as the same float32. */
function shortestFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

/** A number as Go writes a float64: exponents from 1e21 and below 1e-6. */
function jsonFloat(value: number, type = 'float64'): string {
  if (Number.isNaN(value)) throw new GoJsonError('json: unsupported value: NaN');
  if (!Number.isFinite(value)) throw new GoJsonError(`json: unsupported value: ${value > 0 ? '+Inf' : '-Inf'}`);
  if (Object.is(value, -0)) return '-0';
  return type === 'float32' ? shortestFloat32(value) : String(value);
}

const maxInt64 = 9_223_372_036_854_775_807n;

/** A whole number as Go writes an int64; the largest one has no float64 of its own, and comes as 2⁶³. */
function jsonInt(value: number, type = 'int64'): string {
  const integer = BigInt(value);
  return (type.startsWith('uint') || integer <= maxInt64 ? integer : maxInt64).toString();
}

/** Go sorts keys by their UTF-8 bytes, which is the order of code points. */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const leftSurrogate = left >= 0xd800 && left <= 0xdfff;
    const rightSurrogate = right >= 0xd800 && right <= 0xdfff;
    if (leftSurrogate !== rightSurrogate) return leftSurrogate ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** JSON text as Go's `Compact` leaves it with HTML escaping on: no white space, `<>&` escaped inside strings. */
export function compactJson(text: string): string {
  const marks = /["\t\n\r ]/g;
  let compact = '';
  let at = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    compact += text.slice(at, mark.index);
    at = mark.index + 1;
    if (mark[0] === '"') {
      at = endOfString(text, mark.index);
      compact += escapeHtml(text.slice(mark.index, at));
      marks.lastIndex = at;
    }
  }
  return compact + text.slice(at);
}

function escapeHtml(text: string): string {
  return text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Nesting from which Go looks for cycles. */
const cycleCheckDepth = 1000;

class Encoder {
  #depth = 0;
  readonly #open = new Set<object>();

  encode(value: Exported): string {
    switch (value.kind) {
      case 'nil':
        return 'null';
      case 'bool':
        return String(value.value);
      case 'string':
        return jsonString(value.value);
      case 'int':
        return jsonInt(value.value, value.type);
      case 'float':
        return jsonFloat(value.value, value.type);
      case 'bigint':
        return value.value.toString();
      case 'time':
        return this.#time(value.value);
      case 'map':
        return this.#map(value);
      case 'slice':
        return this.#slice(value);
      case 'bytes':
        return jsonString(Buffer.from(value.value).toString('base64'));
      case 'struct':
        return this.#struct(value);
      case 'pointer': {
        const { target } = value;
        return target ? this.#within(value, value.type, () => this.encode(target)) : 'null';
      }
      case 'func':
        throw new GoJsonError(`json: unsupported type: ${value.type}`);
      case 'goja':
        return this.#goja(value);
    }
  }

  #time(value: Parameters<typeof timeJson>[0]): string {
    const json = timeJson(value);
    if ('text' in json) return `"${json.text}"`;
    throw new GoJsonError(`json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: ${json.error}`);
  }

  /** Encodes what is inside a container; deep down, meeting an open container again is a cycle. */
  #within(container: object, type: string, encode: () => string): string {
    this.#depth++;
    const watched = this.#depth > cycleCheckDepth + 1;
    if (watched) {
      if (this.#open.has(container)) throw new GoJsonError(`json: unsupported value: encountered a cycle via ${type}`);
      this.#open.add(container);
    }
    const text = encode();
    if (watched) this.#open.delete(container);
    this.#depth--;
    return text;
  }

  #map(value: ExportedMap): string {
    const { entries } = value;
    if (!entries) return 'null';
    return this.#within(value, value.type, () => {
      const keys = [...entries.keys()].map((key) => [wellFormed(key), key] as const);
      keys.sort(([a], [b]) => compareUtf8(a, b));
      return `{${keys.map(([shown, key]) => `${jsonString(shown)}:${this.encode(entries.get(key)!)}`).join(',')}}`;
    });
  }

  #slice(value: ExportedSlice): string {
    const { items } = value;
    if (value.type === 'net.IP') return jsonString(this.#ipText(value));
    if (value.type === 'uuid.UUID') return jsonString(uuidText(value));
    if (!items) return 'null';
    const encode = () => `[${items.map((item) => this.encode(item)).join(',')}]`;
    return value.type.startsWith('[') && !value.type.startsWith('[]')
      ? encode()
      : this.#within(value, value.type, encode);
  }

  #ipText(value: ExportedSlice): string {
    const result = ipMarshalText(bytesOf(value));
    if ('text' in result) return result.text;
    throw new GoJsonError(`json: error calling MarshalText for type net.IP: ${result.error}`);
  }

  #struct(value: ExportedStruct): string {
    const { marshalled } = value;
    if (marshalled) {
      if (marshalled.text !== undefined) return compactJson(marshalled.text);
      throw new GoJsonError(`json: error calling MarshalJSON for type *${value.type}: ${marshalled.error ?? ''}`);
    }
    const members: string[] = [];
    for (const field of value.fields) {
      if (!/^\p{Lu}/u.test(field.name)) continue;
      const [name = '', ...options] = (field.json ?? '').split(',');
      if (name === '-' && options.length === 0) continue;
      if (options.includes('omitempty') && isEmpty(field.value)) continue;
      members.push(`${jsonString(name === '' ? field.name : name)}:${this.encode(field.value)}`);
    }
    return `{${members.join(',')}}`;
  }

  /** A goja.Value in a Go struct: most of goja's own types show nothing of themselves (facts §4.3). */
  #goja(value: ExportedGojaValue): string {
    switch (value.type) {
      case 'ascii':
        return jsonString(String(value.value));
      case 'int':
        return jsonInt(Number(value.value));
      case 'float':
        return jsonFloat(Number(value.value));
      case 'bool':
        return String(value.value);
      case 'unicode':
        return `[${[0xfeff, ...utf16Units(String(value.value))].join(',')}]`;
      case 'object':
        if (value.json?.error !== undefined) {
          throw new GoJsonError(`json: error calling MarshalJSON for type *goja.Object: ${value.json.error}`);
        }
        return compactJson(value.json?.text ?? 'null');
      default:
        return '{}';
    }
  }
}

function utf16Units(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function bytesOf(value: ExportedSlice): number[] {
  return (value.items ?? []).map((item) => (item.kind === 'int' ? item.value : 0));
}

function uuidText(value: ExportedSlice): string {
  const hex = bytesOf(value)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function isEmpty(value: Exported): boolean {
  switch (value.kind) {
    case 'nil':
      return true;
    case 'bool':
      return !value.value;
    case 'string':
      return value.value === '';
    case 'int':
    case 'float':
      return value.value === 0;
    case 'map':
      return !value.entries || value.entries.size === 0;
    case 'slice':
      return !value.items || value.items.length === 0;
    case 'bytes':
      return value.value.length === 0;
    case 'pointer':
      return !value.target;
    default:
      return false;
  }
}

/**
 * `json.Marshal(value)`.
 * @throws GoJsonError with Go's text.
 */
export function marshalJson(value: Exported): string {
  return new Encoder().encode(value);
}

/** As {@link marshalJson}, without throwing. */
export function tryMarshalJson(value: Exported): { readonly text: string } | { readonly error: string } {
  try {
    return { text: marshalJson(value) };
  } catch (error) {
    if (error instanceof GoJsonError) return { error: error.message };
    throw error;
  }
}
