import { continuesName, digitValue } from '../syntax/characters.js';

/**
 * A JavaScript pattern turned into one for RE2, or why it cannot be: `fatal` is a syntax error; without it the pattern
 * goes to the backtracking engine (lookaround, back-references, `\S` in brackets).
 */
export type Translation = { pattern: string } | { problem: string; fatal: boolean };

const WHITESPACE =
  ' \f\n\r\t\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const NOT_NEWLINE = '[^\r\n\u2028\u2029]';
const ANY = '\u0000-\u{1ffff}';

class Refusal extends Error {
  readonly fatal: boolean;

  constructor(message: string, fatal: boolean) {
    super(message);
    this.fatal = fatal;
  }
}

class Translator {
  private readonly chars: string[];
  private at = 0;
  private out = '';
  private readonly dotAll: boolean;
  private readonly unicode: boolean;

  constructor(pattern: string, dotAll: boolean, unicode: boolean) {
    this.chars = [...pattern];
    this.dotAll = dotAll;
    this.unicode = unicode;
  }

  run(): string {
    while (this.at < this.chars.length) {
      if (this.char === ')') throw new Refusal("Unmatched ')'", true);
      this.item();
    }
    return this.out;
  }

  private get char(): string {
    return this.chars[this.at] ?? '';
  }

  private on(char: string): boolean {
    return this.char === char;
  }

  private pass(): void {
    this.out += this.char;
    this.at++;
  }

  private item(): void {
    switch (this.char) {
      case '\\':
        this.at++;
        this.escape(false);
        return;
      case '(':
        this.pass();
        this.group();
        return;
      case '[':
        this.bracket();
        return;
      case '.':
        if (this.dotAll) this.out += '.';
        else this.out += NOT_NEWLINE;
        this.at++;
        return;
      default:
        this.pass();
    }
  }

  private group(): void {
    const next = this.chars[this.at + 1];
    if (this.char === '?' && next !== undefined) {
      if (next === '=' || next === '!') throw new Refusal(`re2: Invalid (?${next}) <lookahead>`, false);
      if (next === '<') throw new Refusal('re2: Invalid (?<) <lookbehind>', false);
      if (next !== ':') throw new Refusal('Invalid group', true);
    }
    while (this.at < this.chars.length && this.char !== ')') this.item();
    if (this.char !== ')') throw new Refusal('Unterminated group', true);
    this.pass();
  }

  private bracket(): void {
    const { chars, at } = this;
    if (chars[at + 1] === ']') {
      this.out += `[^${ANY}]`;
      this.at += 2;
      return;
    }
    if (chars[at + 1] === '^' && chars[at + 2] === ']') {
      this.out += `[${ANY}]`;
      this.at += 3;
      return;
    }
    this.pass();
    while (this.at < this.chars.length && this.char !== ']') {
      if (this.char === '\\') {
        this.at++;
        this.escape(true);
      } else this.pass();
    }
    if (this.char !== ']') throw new Refusal('Unterminated character class', true);
    this.pass();
  }

  private escape(inBracket: boolean): void {
    const { char } = this;
    switch (char) {
      case 'b':
        if (inBracket) this.write('\\x08');
        else this.write('\\b');
        return;
      case 'B':
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case '\\':
      case 'f':
      case 'n':
      case 'r':
      case 't':
      case 'v':
        this.write(`\\${char}`);
        return;
      case 's':
        this.write(inBracket ? WHITESPACE : `[${WHITESPACE}]`);
        return;
      case 'S':
        if (inBracket) throw new Refusal('S in class', false);
        this.write(`[^${WHITESPACE}]`);
        return;
      case '8':
      case '9':
        throw new Refusal(`re2: Invalid \\${char} <backreference>`, false);
      case 'c':
        this.control();
        return;
      case 'x':
      case 'u':
        this.code(char);
        return;
      default:
    }
    if (char >= '0' && char <= '7') this.octal();
    else if (char === '$' || char === '' || (char < '\x80' && !continuesName(char.charCodeAt(0)))) {
      this.write(`\\${char}`);
    } else this.pass();
  }

  /** Writes what stands for the current character. */
  private write(text: string): void {
    this.out += text;
    this.at++;
  }

  private octal(): void {
    const from = this.at;
    let value = 0;
    for (; this.char >= '0' && this.char <= '7'; this.at++) value = value * 8 + Number(this.char);
    if (this.at - from > 1) this.out += hexEscape(value);
    else if (value !== 0) throw new Refusal(`re2: Invalid \\${value} <backreference>`, false);
    else this.out += '\\0';
  }

  private control(): void {
    this.at++;
    if (/^[a-zA-Z]$/.test(this.char)) this.write(hexEscape(this.char.charCodeAt(0) & 31));
    else this.out += 'c';
  }

  private code(kind: 'x' | 'u'): void {
    const from = this.at;
    this.at++;
    if (kind === 'u' && this.unicode && this.char === '{') {
      this.at++;
      const digits = this.at;
      while (this.at < this.chars.length && !this.on('}')) {
        if (digitValue(this.char.codePointAt(0)!) > 15) throw new Refusal('Invalid Unicode escape', true);
        this.at++;
      }
      this.out += `\\x{${this.slice(digits)}`;
      return;
    }
    const digits = this.at;
    const size = kind === 'x' ? 2 : 4;
    for (; this.at < digits + size; this.at++) {
      if (this.char === '' || digitValue(this.char.codePointAt(0)!) > 15) {
        this.out += this.slice(from);
        return;
      }
    }
    this.out += kind === 'x' ? `\\x${this.slice(digits)}` : `\\x{${this.slice(digits)}}`;
  }

  private slice(from: number): string {
    return this.chars.slice(from, this.at).join('');
  }
}

function hexEscape(value: number): string {
  return value >= 16 ? `\\x${value.toString(16)}` : `\\x0${value.toString(16)}`;
}

/** Translates a pattern as goja does before it hands it to RE2. */
export function translate(pattern: string, dotAll: boolean, unicode: boolean): Translation {
  try {
    return { pattern: new Translator(pattern, dotAll, unicode).run() };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message, fatal: error.fatal };
    throw error;
  }
}

/**
 * The pattern as goja keeps it: with flag u, escaped surrogate pairs become characters; without, characters beyond
 * the basic plane become escaped pairs. Lone surrogates are escaped in both.
 */
export function normalise(pattern: string, unicode: boolean): string {
  let text = '';
  let previous = '';
  for (const char of pattern) {
    const code = char.codePointAt(0)!;
    if (code >= 0xd800 && code <= 0xdfff) text += (previous === '\\' ? '\\' : '') + unit(code);
    else if (code > 0xffff && !unicode) {
      text += (previous === '\\' ? '\\' : '') + unit(char.charCodeAt(0)) + unit(char.charCodeAt(1));
    } else text += char;
    previous = char;
  }
  if (!unicode) return text;
  return text.replace(/\\(?:u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|.)/gs, (all, high, low) =>
    high ? String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)) : all,
  );
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
