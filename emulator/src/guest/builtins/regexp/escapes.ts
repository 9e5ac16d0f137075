import {
  append,
  charCodeAt,
  codePointAt,
  construct,
  indexOf,
  NativeRegExp,
  regExpExec,
  substring,
} from '../primordials.js';
import type { Dialect, Flags, Node, Ranges } from './nodes.js';
import { complement, digitRanges, foldedWordRanges, posixRanges, spaceRanges, wordRanges } from './ranges.js';

/** Thrown when a pattern is none of the dialect; it may be one of the other. */
export class Incompatible {}

/** Reads what stands for characters in a pattern: escapes and sets. */
export abstract class CharacterReader {
  protected readonly text: string;
  protected readonly flags: Flags;
  protected readonly re2: boolean;
  protected at = 0;

  constructor(text: string, flags: Flags, dialect: Dialect) {
    this.text = text;
    this.flags = flags;
    this.re2 = dialect === 're2';
  }

  /** The next code point of the pattern. */
  protected code(): number {
    const code = codePointAt(this.text, this.at);
    if (code === undefined) throw new Incompatible();
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  /** `\p{L}`: regexp2 knows categories and scripts of Unicode with and without the flag `u`. */
  protected property(unit: string): RegExp | undefined {
    if ((unit !== 'p' && unit !== 'P') || this.re2) return undefined;
    // with the flag the engine's own patterns have them too
    if (this.flags.unicode) throw new Incompatible();
    const braced = this.text[this.at + 1] === '{';
    const end = braced ? indexOf(this.text, '}', this.at) : this.at + 2;
    const name = substring(this.text, this.at + (braced ? 2 : 1), end);
    if (end < 0 || regExpExec(propertyName, name) === null) throw new Incompatible();
    const isCategory = regExpExec(categoryName, name) !== null;
    this.at = end + (braced ? 1 : 0);
    try {
      return construct(NativeRegExp, [`\\${unit}{${isCategory ? '' : 'Script='}${name}}`, 'u']) as RegExp;
    } catch {
      throw new Incompatible();
    }
  }

  /** `\d`, `\w`, `\s` and their opposites. */
  protected classEscape(unit: string, inClass = false): Ranges | undefined {
    const lower = unit === 'D' ? 'd' : unit === 'W' ? 'w' : unit === 'S' ? 's' : unit;
    // Go looks for what differs in case alone before it turns a class round
    const words = this.re2 && this.flags.ignoreCase ? foldedWordRanges : wordRanges;
    const ranges = lower === 'd' ? digitRanges : lower === 'w' ? words : lower === 's' ? spaceRanges : undefined;
    if (!ranges) return undefined;
    if (inClass && unit === 'S' && this.re2) throw new Incompatible();
    this.at++;
    return unit === lower ? ranges : complement(ranges);
  }

  protected characterEscape(unit: string, inClass: boolean): number {
    this.at++;
    switch (unit) {
      case 'f':
        return 12;
      case 'n':
        return 10;
      case 'r':
        return 13;
      case 't':
        return 9;
      case 'v':
        return 11;
      case 'b':
        if (inClass) return 8;
        break;
      case 'c':
        return this.control();
      case 'x':
        return this.hex(2) ?? charCodeAt(unit, 0);
      case 'u':
        return this.unicodeEscape();
    }
    if (!this.re2 && unit === 'a') return 7;
    if (!this.re2 && unit === 'e') return 27;
    if (unit >= '0' && unit <= '7') return this.octal(unit);
    this.at--;
    return this.code();
  }

  protected octal(first: string): number {
    let value = charCodeAt(first, 0) - 48;
    const most = this.re2 ? Number.POSITIVE_INFINITY : 3;
    for (let count = 1; count < most; count++) {
      const unit = this.peek();
      if (unit === '' || unit < '0' || unit > '7' || (!this.re2 && value >= 0x20)) break;
      value = value * 8 + charCodeAt(unit, 0) - 48;
      this.at++;
    }
    return value;
  }

  protected control(): number {
    const unit = this.peek();
    const code = unit === '' ? 0 : charCodeAt(unit, 0) & ~32;
    if (code < 65 || code > 90) return 99;
    this.at++;
    return code - 64;
  }

  protected unicodeEscape(): number {
    if (this.peek() === '{' && this.flags.unicode) {
      const end = indexOf(this.text, '}', this.at);
      let value = 0;
      for (let i = this.at + 1; i < end; i++) value = value * 16 + hexDigit(this.text[i] as string);
      if (end < 0 || !(value <= 0x10ffff)) throw new Incompatible();
      this.at = end + 1;
      return value;
    }
    const first = this.hex(4);
    if (first === undefined) return 117;
    if (!this.flags.unicode || first < 0xd800 || first > 0xdbff) return first;
    if (this.text[this.at] !== '\\' || this.text[this.at + 1] !== 'u') return first;
    const start = this.at;
    this.at += 2;
    const second = this.hex(4);
    if (second !== undefined && second >= 0xdc00 && second <= 0xdfff) {
      return (first - 0xd800) * 0x400 + second - 0xdc00 + 0x10000;
    }
    this.at = start;
    return first;
  }

  protected hex(count: number): number | undefined {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const unit = this.text[this.at + i];
      const digit = unit === undefined ? Number.NaN : hexDigit(unit);
      if (!(digit >= 0)) return undefined;
      value = value * 16 + digit;
    }
    this.at += count;
    return value;
  }

  protected set(): Node {
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    const ranges: [number, number][] = [];
    const properties: RegExp[] = [];
    let first = true;
    for (;;) {
      const unit = this.peek();
      if (unit === '') throw new Incompatible();
      if (unit === ']') break;
      first = false;
      const property = unit === '\\' ? this.propertyInSet() : undefined;
      if (property) {
        append(properties, property);
        continue;
      }
      const posix = this.re2 ? this.posix() : undefined;
      const many = posix ?? this.classInSet(unit);
      if (many) {
        for (let i = 0; i < many.length; i++) append(ranges, [many[i]![0], many[i]![1]]);
        continue;
      }
      this.range(ranges);
    }
    this.at++;
    if (first && !negated) return { kind: 'never' };
    return { kind: 'set', negated, ranges, ...(properties.length > 0 && { properties }) };
  }

  protected propertyInSet(): RegExp | undefined {
    this.at++;
    const property = this.property(this.peek());
    if (!property) this.at--;
    return property;
  }

  protected classInSet(unit: string): Ranges | undefined {
    if (unit !== '\\') return undefined;
    this.at++;
    const ranges = this.classEscape(this.peek(), true);
    if (!ranges) this.at--;
    return ranges;
  }

  /** `[:alpha:]` or `[:^alpha:]` inside brackets. */
  protected posix(): Ranges | undefined {
    if (this.peek() !== '[' || this.text[this.at + 1] !== ':') return undefined;
    const end = indexOf(this.text, ':]', this.at + 2);
    if (end < 0) return undefined;
    const negated = this.text[this.at + 2] === '^';
    const ranges = posixRanges[substring(this.text, this.at + (negated ? 3 : 2), end)];
    if (!ranges) throw new Incompatible();
    this.at = end + 2;
    return negated ? complement(ranges) : ranges;
  }

  protected range(ranges: [number, number][]): void {
    const low = this.setCharacter(ranges);
    if (this.peek() !== '-' || (this.text[this.at + 1] ?? ']') === ']') {
      append(ranges, [low, low]);
      return;
    }
    this.at++;
    const high = this.setCharacter(ranges);
    if (high < low) throw new Incompatible();
    append(ranges, [low, high]);
  }

  /** One character of a set; without the flag `u` a surrogate pair counts as two. */
  protected setCharacter(ranges: [number, number][]): number {
    const unit = this.peek();
    if (unit === '\\') {
      this.at++;
      return this.characterEscape(this.peek(), true);
    }
    const code = this.code();
    if (this.flags.unicode || code <= 0xffff) return code;
    const high = charCodeAt(this.text, this.at - 2);
    append(ranges, [high, high]);
    return charCodeAt(this.text, this.at - 1);
  }

  protected peek(): string {
    return this.at < this.text.length ? (this.text[this.at] as string) : '';
  }
}

const propertyName = /^[A-Z][A-Za-z_]*$/;

const categoryName = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

function hexDigit(unit: string): number {
  const code = charCodeAt(unit, 0);
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : Number.NaN;
}
