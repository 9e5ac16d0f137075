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
import type { Dialect, Flags, Node, Ranges, Syntax } from './nodes.js';
import { complement, digitRanges, foldedWordRanges, posixRanges, spaceRanges, wordRanges } from './ranges.js';

/** Thrown when a pattern is none of the dialect; it may be one of the other. */
export class Incompatible {}

/** Reads a pattern as one of goja's engines does. Errors are not worded here: the host has checked the pattern. */
export function parsePattern(source: string, flags: Flags, dialect: Dialect): Syntax {
  return new PatternParser(source, flags, dialect).parse();
}

const whole: Ranges = [[0, 0x10ffff]];

class PatternParser {
  readonly #text: string;
  readonly #flags: Flags;
  readonly #re2: boolean;
  readonly #numbers: number[] = [];
  #names: string[] = [];
  #captures = 0;
  #at = 0;
  #position = 0;

  constructor(text: string, flags: Flags, dialect: Dialect) {
    this.#text = text;
    this.#flags = flags;
    this.#re2 = dialect === 're2';
  }

  parse(): Syntax {
    this.#numberGroups();
    const root = this.#choice();
    if (this.#at < this.#text.length) throw new Incompatible();
    return { root, captures: this.#captures, numbers: this.#numbers };
  }

  /** goja's numbers: groups without names first, then each name in the order of its first group. */
  #numberGroups(): void {
    const text = this.#text;
    const groups: (string | undefined)[] = [];
    let unnamed = 0;
    let inClass = false;
    for (let i = 0; i < text.length; i++) {
      const unit = text[i];
      if (unit === '\\') i++;
      else if (inClass) inClass = unit !== ']';
      else if (unit === '[') inClass = true;
      else if (unit === '(') {
        if (text[i + 1] !== '?') {
          unnamed++;
          append(groups, undefined);
        } else if (text[i + 2] === '<' && text[i + 3] !== '=' && text[i + 3] !== '!') {
          if (this.#re2) throw new Incompatible();
          append(groups, substring(text, i + 3, indexOf(text, '>', i)));
        }
      }
    }
    const names: string[] = [];
    let plain = 0;
    for (let i = 0; i < groups.length; i++) {
      const name = groups[i];
      if (name === undefined) {
        append(this.#numbers, ++plain);
        continue;
      }
      let known = find(names, name);
      if (known < 0) {
        known = names.length;
        append(names, name);
      }
      append(this.#numbers, unnamed + known + 1);
    }
    this.#names = names;
    this.#captures = unnamed + names.length;
  }

  #choice(): Node {
    const options: Node[] = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at++;
      append(options, this.#sequence());
    }
    return options.length === 1 ? (options[0] as Node) : { kind: 'choice', options };
  }

  #sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      const unit = this.#peek();
      if (unit === '' || unit === '|' || unit === ')') break;
      append(items, this.#quantified(this.#atom(unit)));
    }
    return items.length === 1 ? (items[0] as Node) : { kind: 'sequence', items };
  }

  #atom(unit: string): Node {
    switch (unit) {
      case '(':
        return this.#group();
      case '[':
        return this.#set();
      case '\\':
        return this.#escape();
      case '.':
        this.#at++;
        return this.#dot();
      case '^':
        this.#at++;
        return { kind: 'start' };
      case '$':
        this.#at++;
        return { kind: 'end' };
      case '*':
      case '+':
      case '?':
        throw new Incompatible();
      default:
        return this.#character();
    }
  }

  #dot(): Node {
    if (this.#flags.dotAll) return { kind: 'set', negated: false, ranges: whole };
    const lineEnds: Ranges = [
      [0x0a, 0x0a],
      [0x0d, 0x0d],
    ];
    const ranges: Ranges = this.#re2 ? [...lineEnds, [0x2028, 0x2029]] : lineEnds;
    return { kind: 'set', negated: true, ranges };
  }

  #character(): Node {
    const code = this.#code();
    if (this.#flags.unicode || code <= 0xffff) return { kind: 'char', code };
    const high = charCodeAt(this.#text, this.#at - 2);
    const low = charCodeAt(this.#text, this.#at - 1);
    return {
      kind: 'sequence',
      items: [
        { kind: 'char', code: high },
        { kind: 'char', code: low },
      ],
    };
  }

  /** The next code point of the pattern. */
  #code(): number {
    const code = codePointAt(this.#text, this.#at);
    if (code === undefined) throw new Incompatible();
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #group(): Node {
    const text = this.#text;
    this.#at++;
    let wrap: (body: Node) => Node = (body) => body;
    if (this.#peek() !== '?') {
      const position = ++this.#position;
      const number = this.#numbers[position - 1] as number;
      wrap = (body) => ({ kind: 'capture', number, position, body });
    } else if (text[this.#at + 1] === ':') this.#at += 2;
    else {
      if (this.#re2) throw new Incompatible();
      const behind = text[this.#at + 1] === '<';
      const sign = text[this.#at + (behind ? 2 : 1)];
      if (sign === '=' || sign === '!') {
        this.#at += behind ? 3 : 2;
        wrap = (body) => ({ kind: 'look', ahead: !behind, negated: sign === '!', body });
      } else if (behind) {
        const position = ++this.#position;
        const number = this.#numbers[position - 1] as number;
        this.#at = indexOf(text, '>', this.#at) + 1;
        wrap = (body) => ({ kind: 'capture', number, position, body });
      } else throw new Incompatible();
    }
    const body = this.#choice();
    if (this.#peek() !== ')') throw new Incompatible();
    this.#at++;
    return wrap(body);
  }

  #quantified(atom: Node): Node {
    const unit = this.#peek();
    let min: number;
    let max: number;
    if (unit === '*' || unit === '+' || unit === '?') {
      this.#at++;
      min = unit === '+' ? 1 : 0;
      max = unit === '?' ? 1 : Number.POSITIVE_INFINITY;
    } else if (unit === '{') {
      const bounds = this.#bounds();
      if (!bounds) return atom;
      [min, max] = bounds;
      if (this.#re2 && (min > 1000 || (max > 1000 && max < Number.POSITIVE_INFINITY) || max < min)) {
        throw new Incompatible();
      }
    } else return atom;
    const lazy = this.#peek() === '?';
    if (lazy) this.#at++;
    const next = this.#peek();
    if (next === '*' || next === '+' || next === '?') throw new Incompatible();
    return { kind: 'repeat', body: atom, min, max, lazy };
  }

  /** `{2}`, `{2,}` or `{2,3}`; anything else is text. */
  #bounds(): [number, number] | undefined {
    const start = this.#at;
    this.#at++;
    const min = this.#decimal();
    let max = min;
    if (min !== undefined && this.#peek() === ',') {
      this.#at++;
      max = this.#decimal() ?? Number.POSITIVE_INFINITY;
    }
    if (min === undefined || max === undefined || this.#peek() !== '}') {
      this.#at = start;
      return undefined;
    }
    this.#at++;
    return [min, max];
  }

  #decimal(): number | undefined {
    let value: number | undefined;
    for (;;) {
      const unit = this.#peek();
      if (unit < '0' || unit > '9' || unit === '') return value;
      value = (value ?? 0) * 10 + charCodeAt(unit, 0) - 48;
      this.#at++;
    }
  }

  #escape(): Node {
    this.#at++;
    const unit = this.#peek();
    if (unit === '') throw new Incompatible();
    if (unit === 'b' || unit === 'B') {
      this.#at++;
      return { kind: unit === 'b' ? 'word' : 'notWord' };
    }
    const property = this.#property(unit);
    if (property) return { kind: 'set', negated: false, ranges: [], properties: [property] };
    const ranges = this.#classEscape(unit);
    if (ranges) return { kind: 'set', negated: false, ranges };
    const reference = this.#reference(unit);
    if (reference) return reference;
    return { kind: 'char', code: this.#characterEscape(unit, false) };
  }

  #reference(unit: string): Node | undefined {
    if (unit === 'k' && !this.#re2 && this.#names.length > 0) {
      const end = indexOf(this.#text, '>', this.#at);
      const name = substring(this.#text, this.#at + 2, end);
      const index = find(this.#names, name);
      if (end < 0 || index < 0) throw new Incompatible();
      this.#at = end + 1;
      return { kind: 'back', number: this.#captures - this.#names.length + index + 1 };
    }
    if (unit < '1' || unit > '9') return undefined;
    if (this.#re2) {
      const next = this.#text[this.#at + 1] ?? '';
      if (unit >= '8' || next < '0' || next > '7') throw new Incompatible();
      return undefined;
    }
    const start = this.#at;
    const number = this.#decimal() as number;
    if (number <= this.#captures) return { kind: 'back', number };
    this.#at = start;
    return undefined;
  }

  /** `\p{L}`: regexp2 knows categories and scripts of Unicode with and without the flag `u`. */
  #property(unit: string): RegExp | undefined {
    if ((unit !== 'p' && unit !== 'P') || this.#re2) return undefined;
    // with the flag the engine's own patterns have them too
    if (this.#flags.unicode) throw new Incompatible();
    const braced = this.#text[this.#at + 1] === '{';
    const end = braced ? indexOf(this.#text, '}', this.#at) : this.#at + 2;
    const name = substring(this.#text, this.#at + (braced ? 2 : 1), end);
    if (end < 0 || regExpExec(propertyName, name) === null) throw new Incompatible();
    const isCategory = regExpExec(categoryName, name) !== null;
    this.#at = end + (braced ? 1 : 0);
    try {
      return construct(NativeRegExp, [`\\${unit}{${isCategory ? '' : 'Script='}${name}}`, 'u']) as RegExp;
    } catch {
      throw new Incompatible();
    }
  }

  /** `\d`, `\w`, `\s` and their opposites. */
  #classEscape(unit: string, inClass = false): Ranges | undefined {
    const lower = unit === 'D' ? 'd' : unit === 'W' ? 'w' : unit === 'S' ? 's' : unit;
    // Go looks for what differs in case alone before it turns a class round
    const words = this.#re2 && this.#flags.ignoreCase ? foldedWordRanges : wordRanges;
    const ranges = lower === 'd' ? digitRanges : lower === 'w' ? words : lower === 's' ? spaceRanges : undefined;
    if (!ranges) return undefined;
    if (inClass && unit === 'S' && this.#re2) throw new Incompatible();
    this.#at++;
    return unit === lower ? ranges : complement(ranges);
  }

  #characterEscape(unit: string, inClass: boolean): number {
    this.#at++;
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
        return this.#control();
      case 'x':
        return this.#hex(2) ?? charCodeAt(unit, 0);
      case 'u':
        return this.#unicodeEscape();
    }
    if (!this.#re2 && unit === 'a') return 7;
    if (!this.#re2 && unit === 'e') return 27;
    if (unit >= '0' && unit <= '7') return this.#octal(unit);
    this.#at--;
    return this.#code();
  }

  #octal(first: string): number {
    let value = charCodeAt(first, 0) - 48;
    const most = this.#re2 ? Number.POSITIVE_INFINITY : 3;
    for (let count = 1; count < most; count++) {
      const unit = this.#peek();
      if (unit === '' || unit < '0' || unit > '7' || (!this.#re2 && value >= 0x20)) break;
      value = value * 8 + charCodeAt(unit, 0) - 48;
      this.#at++;
    }
    return value;
  }

  #control(): number {
    const unit = this.#peek();
    const code = unit === '' ? 0 : charCodeAt(unit, 0) & ~32;
    if (code < 65 || code > 90) return 99;
    this.#at++;
    return code - 64;
  }

  #unicodeEscape(): number {
    if (this.#peek() === '{' && this.#flags.unicode) {
      const end = indexOf(this.#text, '}', this.#at);
      let value = 0;
      for (let i = this.#at + 1; i < end; i++) value = value * 16 + hexDigit(this.#text[i] as string);
      if (end < 0 || !(value <= 0x10ffff)) throw new Incompatible();
      this.#at = end + 1;
      return value;
    }
    const first = this.#hex(4);
    if (first === undefined) return 117;
    if (!this.#flags.unicode || first < 0xd800 || first > 0xdbff) return first;
    if (this.#text[this.#at] !== '\\' || this.#text[this.#at + 1] !== 'u') return first;
    const start = this.#at;
    this.#at += 2;
    const second = this.#hex(4);
    if (second !== undefined && second >= 0xdc00 && second <= 0xdfff) {
      return (first - 0xd800) * 0x400 + second - 0xdc00 + 0x10000;
    }
    this.#at = start;
    return first;
  }

  #hex(count: number): number | undefined {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const unit = this.#text[this.#at + i];
      const digit = unit === undefined ? Number.NaN : hexDigit(unit);
      if (!(digit >= 0)) return undefined;
      value = value * 16 + digit;
    }
    this.#at += count;
    return value;
  }

  #set(): Node {
    this.#at++;
    const negated = this.#peek() === '^';
    if (negated) this.#at++;
    const ranges: [number, number][] = [];
    const properties: RegExp[] = [];
    let first = true;
    for (;;) {
      const unit = this.#peek();
      if (unit === '') throw new Incompatible();
      if (unit === ']') break;
      first = false;
      const property = unit === '\\' ? this.#propertyInSet() : undefined;
      if (property) {
        append(properties, property);
        continue;
      }
      const posix = this.#re2 ? this.#posix() : undefined;
      const many = posix ?? this.#classInSet(unit);
      if (many) {
        for (let i = 0; i < many.length; i++) append(ranges, [many[i]![0], many[i]![1]]);
        continue;
      }
      this.#range(ranges);
    }
    this.#at++;
    if (first && !negated) return { kind: 'never' };
    return { kind: 'set', negated, ranges, ...(properties.length > 0 && { properties }) };
  }

  #propertyInSet(): RegExp | undefined {
    this.#at++;
    const property = this.#property(this.#peek());
    if (!property) this.#at--;
    return property;
  }

  #classInSet(unit: string): Ranges | undefined {
    if (unit !== '\\') return undefined;
    this.#at++;
    const ranges = this.#classEscape(this.#peek(), true);
    if (!ranges) this.#at--;
    return ranges;
  }

  /** `[:alpha:]` or `[:^alpha:]` inside brackets. */
  #posix(): Ranges | undefined {
    if (this.#peek() !== '[' || this.#text[this.#at + 1] !== ':') return undefined;
    const end = indexOf(this.#text, ':]', this.#at + 2);
    if (end < 0) return undefined;
    const negated = this.#text[this.#at + 2] === '^';
    const ranges = posixRanges[substring(this.#text, this.#at + (negated ? 3 : 2), end)];
    if (!ranges) throw new Incompatible();
    this.#at = end + 2;
    return negated ? complement(ranges) : ranges;
  }

  #range(ranges: [number, number][]): void {
    const low = this.#setCharacter(ranges);
    if (this.#peek() !== '-' || (this.#text[this.#at + 1] ?? ']') === ']') {
      append(ranges, [low, low]);
      return;
    }
    this.#at++;
    const high = this.#setCharacter(ranges);
    if (high < low) throw new Incompatible();
    append(ranges, [low, high]);
  }

  /** One character of a set; without the flag `u` a surrogate pair counts as two. */
  #setCharacter(ranges: [number, number][]): number {
    const unit = this.#peek();
    if (unit === '\\') {
      this.#at++;
      return this.#characterEscape(this.#peek(), true);
    }
    const code = this.#code();
    if (this.#flags.unicode || code <= 0xffff) return code;
    const high = charCodeAt(this.#text, this.#at - 2);
    append(ranges, [high, high]);
    return charCodeAt(this.#text, this.#at - 1);
  }

  #peek(): string {
    return this.#at < this.#text.length ? (this.#text[this.#at] as string) : '';
  }
}

function find(names: readonly string[], name: string): number {
  for (let i = 0; i < names.length; i++) if (names[i] === name) return i;
  return -1;
}

const propertyName = /^[A-Z][A-Za-z_]*$/;
const categoryName = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

function hexDigit(unit: string): number {
  const code = charCodeAt(unit, 0);
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : Number.NaN;
}
