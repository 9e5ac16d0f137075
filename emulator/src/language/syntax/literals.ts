import { digitValue } from './characters.js';

/** What an escaped text means, or why goja refuses it (`\u{…` left open, too few digits …). */
export type Cooked = { text: string; error?: undefined } | { text?: undefined; error: string };

const SIMPLE: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * The value of the inside of a string, a name with escapes or (strict) a template part.
 * Legacy octal escapes are accepted in ordinary strings whatever the mode (facts: goja differences).
 */
export function cook(raw: string, strict: boolean): Cooked {
  if (!raw.includes('\\')) return { text: raw };
  let text = '';
  let i = 0;
  while (i < raw.length) {
    const char = raw[i]!;
    if (char !== '\\') {
      text += char;
      i++;
      continue;
    }
    const kind = raw[i + 1] ?? '';
    i += 2;
    if (kind in SIMPLE) text += SIMPLE[kind];
    else if (kind === 'x' || kind === 'u') {
      const code = codeEscape(raw, i, kind);
      if (typeof code.value !== 'number') return { error: code.error };
      text += code.value > 0xffff ? String.fromCodePoint(code.value) : String.fromCharCode(code.value);
      i = code.next;
    } else if (kind >= '0' && kind <= '7') {
      if (kind === '0' && !isOctal(raw[i])) {
        text += '\0';
        continue;
      }
      if (strict) return { error: 'Octal escape sequences are not allowed in this context' };
      let value = Number(kind);
      for (let n = 0; n < 2 && isOctal(raw[i]); n++) value = value * 8 + Number(raw[i++]);
      text += String.fromCharCode(value);
    } else if (kind === '\r') {
      if (raw[i] === '\n') i++;
    } else if (kind !== '\n' && kind !== '\u2028' && kind !== '\u2029') text += kind;
  }
  return { text };
}

function isOctal(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '7';
}

type Code = { value: number; next: number; error?: undefined } | { value?: undefined; error: string };

function codeEscape(raw: string, at: number, kind: 'x' | 'u'): Code {
  const rest = raw.slice(at);
  if (kind === 'u' && rest.startsWith('{')) return braced(rest.slice(1), at + 1);
  const size = kind === 'x' ? 2 : 4;
  if (Buffer8.length(rest) < size) return { error: `invalid escape: \\${kind}: len(${quote(rest)}) != ${size}` };
  let value = 0;
  for (let n = 0; n < size; n++) {
    const digit = digitValue(rest.charCodeAt(n));
    if (digit > 15 || rest.charCodeAt(n) > 0x7f) {
      return { error: `invalid escape: \\${kind}: ${quote(Buffer8.head(rest, size))}` };
    }
    value = value * 16 + digit;
  }
  return { value, next: at + size };
}

function braced(rest: string, at: number): Code {
  let value = 0;
  for (let n = 0; n < rest.length; n++) {
    const char = rest.charCodeAt(n);
    if (char === 0x7d) {
      if (n === 0) return { error: 'invalid escape: \\u' };
      return { value, next: at + n + 1 };
    }
    const digit = digitValue(char);
    if (digit > 15) return { error: `invalid escape: \\u: ${quote(Buffer8.head(rest, n + 1))}` };
    value = value * 16 + digit;
    if (value > 0x10ffff) return { error: `undefined Unicode code-point: ${quote(rest.slice(0, n + 1))}` };
  }
  return { error: `unterminated \\u{: ${quote(rest)}` };
}

const encoder = new TextEncoder();
/** Lengths and heads of texts in UTF-8, because goja counts the digits of an escape in bytes. */
const Buffer8 = {
  length: (text: string): number => encoder.encode(text).length,
  head(text: string, bytes: number): Uint8Array | string {
    const all = encoder.encode(text);
    if (all.every((byte) => byte < 0x80)) return text.slice(0, bytes);
    return all.slice(0, bytes);
  },
};

/** A text as Go's %q writes it; bytes that are no UTF-8 as \x…. */
export function quote(value: string | Uint8Array): string {
  const text = typeof value === 'string' ? value : decodeLossless(value);
  let out = '"';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code >= 0xf0080 && code <= 0xf00ff && typeof value !== 'string') out += `\\x${(code - 0xf0000).toString(16)}`;
    else if (char === '"' || char === '\\') out += `\\${char}`;
    else out += QUOTED[char] ?? (isPrintable(code, char) ? char : numeric(code));
  }
  return `${out}"`;
}

const QUOTED: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function isPrintable(code: number, char: string): boolean {
  if (code < 0x80) return code >= 0x20 && code < 0x7f;
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);
}

function numeric(code: number): string {
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Decodes UTF-8; each byte that is none becomes a private-use character that `quote` writes as \x…. */
function decodeLossless(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let i = 0;
  while (i < bytes.length) {
    let taken = 0;
    for (let size = 1; size <= 4 && taken === 0 && i + size <= bytes.length; size++) {
      try {
        text += decoder.decode(bytes.subarray(i, i + size));
        taken = size;
      } catch {
        // not (yet) a whole character
      }
    }
    if (taken === 0) text += String.fromCodePoint(0xf0000 + bytes[i]!);
    i += taken || 1;
  }
  return text;
}

/**
 * Value of a numeric literal, or undefined when goja calls it illegal. Binary and octal numbers end at 63 bits there,
 * and an over-long legacy octal number is read as a decimal one.
 */
export function numberValue(raw: string): number | bigint | undefined {
  const big = raw.length > 1 && raw.endsWith('n');
  const body = big ? raw.slice(0, -1) : raw;
  if (body.includes('_') && !separatorsFit(body)) return undefined;
  const digits = body.replaceAll('_', '');
  if (big) {
    if (/^0\d/.test(digits) || !/^(0[xob])?[\da-f]+$/i.test(digits)) return undefined;
    try {
      return BigInt(digits);
    } catch {
      return undefined;
    }
  }
  if (/^0[0-7]+$/.test(digits)) {
    const octal = BigInt(`0o${digits}`);
    return octal < MAX_INT64 ? Number(octal) : Number(digits);
  }
  const value = Number(digits);
  if (Number.isNaN(value)) return undefined;
  if (/^0[xob]/i.test(digits) && BigInt(digits) >= MAX_INT64) {
    if (!/^0x/i.test(digits) || body.includes('_')) return undefined;
  }
  return value;
}

const MAX_INT64 = 1n << 63n;

/** Underscores stand between digits only. */
function separatorsFit(raw: string): boolean {
  return !/__|_$|[^\da-f]_|_[^\da-f]/i.test(raw.replace(/^0[xob]/i, '0'));
}
