/** Go's encoding/json reading: what it accepts, what it says about the rest (facts §2.0, §3.1). */
import { endOfString } from './json-text.js';
import { quote } from './quote.js';

/** Nesting from which Go refuses. */
const maxDepth = 10_000;

/** Thrown for a text that is no JSON. No Error: most metadata is plain text, and stacks cost more than the reading. */
class SyntaxFault {
  constructor(readonly message: string) {}
}

/** A byte as Go's syntax errors print it: taken for a Latin-1 character. */
function shown(byte: number): string {
  if (byte === 0x27) return "'\\''";
  if (byte === 0x22) return "'\"'";
  return `'${quote(String.fromCharCode(byte)).slice(1, -1)}'`;
}

const code = (character: string): number => character.charCodeAt(0);
const [openBrace, closeBrace, openBracket, closeBracket] = ['{', '}', '[', ']'].map(code) as [
  number,
  number,
  number,
  number,
];
const [doubleQuote, backslash, comma, colon] = ['"', '\\', ',', ':'].map(code) as [number, number, number, number];
const [minus, plus, dot, zero, nine] = ['-', '+', '.', '0', '9'].map(code) as [number, number, number, number, number];
const escapes = new Set([...'bfnrt\\/"'].map(code));
const literals: ReadonlyMap<number, string> = new Map(['true', 'false', 'null'].map((word) => [code(word), word]));

/** Walks over one JSON text and stops at the first byte that Go does not accept. */
class Scanner {
  readonly #bytes: Uint8Array;
  #at = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  document(): void {
    this.#value();
    this.#space();
    if (this.#at < this.#bytes.length) this.#refuse('after top-level value');
  }

  #refuse(context: string): never {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new SyntaxFault('unexpected end of JSON input');
    throw new SyntaxFault(`invalid character ${shown(byte)} ${context}`);
  }

  #space(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return;
      this.#at++;
    }
  }

  /** The next byte that is no white space, not taken. */
  #peek(): number | undefined {
    this.#space();
    return this.#bytes[this.#at];
  }

  #value(): void {
    const byte = this.#peek();
    if (byte === openBrace) this.#nested(() => this.#object());
    else if (byte === openBracket) this.#nested(() => this.#array());
    else if (byte === doubleQuote) this.#string();
    else if (byte === minus || this.#isDigit(byte)) this.#number();
    else if (byte !== undefined && literals.has(byte)) this.#literal(literals.get(byte)!);
    else this.#refuse('looking for beginning of value');
  }

  #nested(read: () => void): void {
    this.#at++;
    if (++this.#depth > maxDepth) throw new SyntaxFault('exceeded max depth');
    read();
    this.#depth--;
  }

  #object(): void {
    if (this.#peek() === closeBrace) {
      this.#at++;
      return;
    }
    for (;;) {
      if (this.#peek() !== doubleQuote) this.#refuse('looking for beginning of object key string');
      this.#string();
      if (this.#peek() !== colon) this.#refuse('after object key');
      this.#at++;
      this.#value();
      const byte = this.#peek();
      if (byte !== comma && byte !== closeBrace) this.#refuse('after object key:value pair');
      this.#at++;
      if (byte === closeBrace) return;
    }
  }

  #array(): void {
    if (this.#peek() === closeBracket) {
      this.#at++;
      return;
    }
    for (;;) {
      this.#value();
      const byte = this.#peek();
      if (byte !== comma && byte !== closeBracket) this.#refuse('after array element');
      this.#at++;
      if (byte === closeBracket) return;
    }
  }

  #string(): void {
    for (this.#at++; ; this.#at++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || byte < 0x20) this.#refuse('in string literal');
      if (byte === doubleQuote) {
        this.#at++;
        return;
      }
      if (byte === backslash) this.#escape();
    }
  }

  #escape(): void {
    const byte = this.#bytes[++this.#at];
    if (byte === code('u')) {
      for (let digit = 0; digit < 4; digit++) {
        const hex = this.#bytes[++this.#at];
        if (hex === undefined || !/[0-9a-fA-F]/.test(String.fromCharCode(hex))) {
          this.#refuse('in \\u hexadecimal character escape');
        }
      }
    } else if (byte === undefined || !escapes.has(byte)) this.#refuse('in string escape code');
  }

  #isDigit(byte: number | undefined): boolean {
    return byte !== undefined && byte >= zero && byte <= nine;
  }

  #digits(context: string): void {
    if (!this.#isDigit(this.#bytes[this.#at])) this.#refuse(context);
    while (this.#isDigit(this.#bytes[this.#at])) this.#at++;
  }

  #number(): void {
    if (this.#bytes[this.#at] === minus) this.#at++;
    if (this.#bytes[this.#at] === zero) this.#at++;
    else this.#digits('in numeric literal');
    if (this.#bytes[this.#at] === dot) {
      this.#at++;
      this.#digits('after decimal point in numeric literal');
    }
    const exponent = this.#bytes[this.#at];
    if (exponent !== code('e') && exponent !== code('E')) return;
    const sign = this.#bytes[++this.#at];
    if (sign === plus || sign === minus) this.#at++;
    this.#digits('in exponent of numeric literal');
  }

  #literal(word: string): void {
    for (const letter of word) {
      if (this.#bytes[this.#at] !== code(letter)) this.#refuse(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
  }
}

/** Go refuses numbers that no float64 holds; the text of the first, or undefined. */
function tooLarge(text: string): string | undefined {
  const tokens = /"|-?\d[\d.eE+-]*/g;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === '"') tokens.lastIndex = endOfString(text, token.index);
    else if (!Number.isFinite(Number(token[0]))) return token[0];
  }
  return undefined;
}

export type Decoded = { readonly value: unknown } | { readonly error: string };

/** `json.Unmarshal(bytes, &any)`: the value as JavaScript's JSON would give it, or Go's error text. */
export function decodeJson(bytes: Uint8Array): Decoded {
  try {
    new Scanner(bytes).document();
  } catch (error) {
    if (error instanceof SyntaxFault) return { error: error.message };
    throw error;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const value: unknown = JSON.parse(text);
  const large = /\d[eE]|\d{300}/.test(text) ? tooLarge(text) : undefined;
  if (large !== undefined) return { error: `json: cannot unmarshal number ${large} into Go value of type float64` };
  return { value };
}

/** Bytes as a Go string that reaches JavaScript: UTF-8, what is not becomes U+FFFD byte by byte. */
export function textOfBytes(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\uFFFD') ? goText(bytes) : text;
}

/** Go replaces each byte that does not belong to a valid sequence; TextDecoder replaces maximal prefixes. */
function goText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at);
    text += size === 0 ? '\uFFFD' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + size));
    at += Math.max(size, 1);
  }
  return text;
}

/** Length of the valid UTF-8 sequence at a place, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0;
  const part = bytes.subarray(at, at + length);
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
    return length;
  } catch {
    return 0;
  }
}

/**
 * What a script sees of stored metadata bytes: valid JSON decoded, everything else as text (facts §2.0).
 */
export function decodeMetadata(bytes: Uint8Array): unknown {
  const decoded = decodeJson(bytes);
  return 'value' in decoded ? decoded.value : textOfBytes(bytes);
}
