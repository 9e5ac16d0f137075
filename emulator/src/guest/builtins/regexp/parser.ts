import { append, charCodeAt, indexOf, substring } from '../primordials.js';
import { CharacterReader, Incompatible } from './escapes.js';
import type { Dialect, Flags, Node, Ranges, Syntax } from './nodes.js';

/** Reads a pattern as one of goja's engines does. Errors are not worded here: the host has checked the pattern. */
export function parsePattern(source: string, flags: Flags, dialect: Dialect): Syntax {
  return new PatternParser(source, flags, dialect).parse();
}

const whole: Ranges = [[0, 0x10ffff]];

class PatternParser extends CharacterReader {
  private readonly numbers: number[] = [];
  private names: string[] = [];
  private captures = 0;
  private position = 0;

  parse(): Syntax {
    this.numberGroups();
    const root = this.choice();
    if (this.at < this.text.length) throw new Incompatible();
    return { root, captures: this.captures, numbers: this.numbers };
  }

  /** goja's numbers: groups without names first, then each name in the order of its first group. */
  private numberGroups(): void {
    const text = this.text;
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
          if (this.re2) throw new Incompatible();
          append(groups, substring(text, i + 3, indexOf(text, '>', i)));
        }
      }
    }
    const names: string[] = [];
    let plain = 0;
    for (let i = 0; i < groups.length; i++) {
      const name = groups[i];
      if (name === undefined) {
        append(this.numbers, ++plain);
        continue;
      }
      let known = find(names, name);
      if (known < 0) {
        known = names.length;
        append(names, name);
      }
      append(this.numbers, unnamed + known + 1);
    }
    this.names = names;
    this.captures = unnamed + names.length;
  }

  private choice(): Node {
    const options: Node[] = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      append(options, this.sequence());
    }
    return options.length === 1 ? (options[0] as Node) : { kind: 'choice', options };
  }

  private sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      const unit = this.peek();
      if (unit === '' || unit === '|' || unit === ')') break;
      append(items, this.quantified(this.atom(unit)));
    }
    return items.length === 1 ? (items[0] as Node) : { kind: 'sequence', items };
  }

  private atom(unit: string): Node {
    switch (unit) {
      case '(':
        return this.group();
      case '[':
        return this.set();
      case '\\':
        return this.escape();
      case '.':
        this.at++;
        return this.dot();
      case '^':
        this.at++;
        return { kind: 'start' };
      case '$':
        this.at++;
        return { kind: 'end' };
      case '*':
      case '+':
      case '?':
        throw new Incompatible();
      default:
        return this.character();
    }
  }

  private dot(): Node {
    if (this.flags.dotAll) return { kind: 'set', negated: false, ranges: whole };
    const lineEnds: Ranges = [
      [0x0a, 0x0a],
      [0x0d, 0x0d],
    ];
    const ranges: Ranges = this.re2 ? [...lineEnds, [0x2028, 0x2029]] : lineEnds;
    return { kind: 'set', negated: true, ranges };
  }

  private character(): Node {
    const code = this.code();
    if (this.flags.unicode || code <= 0xffff) return { kind: 'char', code };
    const high = charCodeAt(this.text, this.at - 2);
    const low = charCodeAt(this.text, this.at - 1);
    return {
      kind: 'sequence',
      items: [
        { kind: 'char', code: high },
        { kind: 'char', code: low },
      ],
    };
  }

  private group(): Node {
    const text = this.text;
    this.at++;
    let wrap: (body: Node) => Node = (body) => body;
    if (this.peek() !== '?') {
      const position = ++this.position;
      const number = this.numbers[position - 1] as number;
      wrap = (body) => ({ kind: 'capture', number, position, body });
    } else if (text[this.at + 1] === ':') this.at += 2;
    else {
      if (this.re2) throw new Incompatible();
      const behind = text[this.at + 1] === '<';
      const sign = text[this.at + (behind ? 2 : 1)];
      if (sign === '=' || sign === '!') {
        this.at += behind ? 3 : 2;
        wrap = (body) => ({ kind: 'look', ahead: !behind, negated: sign === '!', body });
      } else if (behind) {
        const position = ++this.position;
        const number = this.numbers[position - 1] as number;
        this.at = indexOf(text, '>', this.at) + 1;
        wrap = (body) => ({ kind: 'capture', number, position, body });
      } else throw new Incompatible();
    }
    const body = this.choice();
    if (this.peek() !== ')') throw new Incompatible();
    this.at++;
    return wrap(body);
  }

  private quantified(atom: Node): Node {
    const unit = this.peek();
    let min: number;
    let max: number;
    if (unit === '*' || unit === '+' || unit === '?') {
      this.at++;
      min = unit === '+' ? 1 : 0;
      max = unit === '?' ? 1 : Number.POSITIVE_INFINITY;
    } else if (unit === '{') {
      const bounds = this.bounds();
      if (!bounds) return atom;
      [min, max] = bounds;
      if (this.re2 && (min > 1000 || (max > 1000 && max < Number.POSITIVE_INFINITY) || max < min)) {
        throw new Incompatible();
      }
    } else return atom;
    const lazy = this.peek() === '?';
    if (lazy) this.at++;
    const next = this.peek();
    if (next === '*' || next === '+' || next === '?') throw new Incompatible();
    return { kind: 'repeat', body: atom, min, max, lazy };
  }

  /** `{2}`, `{2,}` or `{2,3}`; anything else is text. */
  private bounds(): [number, number] | undefined {
    const start = this.at;
    this.at++;
    const min = this.decimal();
    let max = min;
    if (min !== undefined && this.peek() === ',') {
      this.at++;
      max = this.decimal() ?? Number.POSITIVE_INFINITY;
    }
    if (min === undefined || max === undefined || this.peek() !== '}') {
      this.at = start;
      return undefined;
    }
    this.at++;
    return [min, max];
  }

  private decimal(): number | undefined {
    let value: number | undefined;
    for (;;) {
      const unit = this.peek();
      if (unit < '0' || unit > '9' || unit === '') return value;
      value = (value ?? 0) * 10 + charCodeAt(unit, 0) - 48;
      this.at++;
    }
  }

  private escape(): Node {
    this.at++;
    const unit = this.peek();
    if (unit === '') throw new Incompatible();
    if (unit === 'b' || unit === 'B') {
      this.at++;
      return { kind: unit === 'b' ? 'word' : 'notWord' };
    }
    const property = this.property(unit);
    if (property) return { kind: 'set', negated: false, ranges: [], properties: [property] };
    const ranges = this.classEscape(unit);
    if (ranges) return { kind: 'set', negated: false, ranges };
    const reference = this.reference(unit);
    if (reference) return reference;
    return { kind: 'char', code: this.characterEscape(unit, false) };
  }

  private reference(unit: string): Node | undefined {
    if (unit === 'k' && !this.re2 && this.names.length > 0) {
      const end = indexOf(this.text, '>', this.at);
      const name = substring(this.text, this.at + 2, end);
      const index = find(this.names, name);
      if (end < 0 || index < 0) throw new Incompatible();
      this.at = end + 1;
      return { kind: 'back', number: this.captures - this.names.length + index + 1 };
    }
    if (unit < '1' || unit > '9') return undefined;
    if (this.re2) {
      const next = this.text[this.at + 1] ?? '';
      if (unit >= '8' || next < '0' || next > '7') throw new Incompatible();
      return undefined;
    }
    const start = this.at;
    const number = this.decimal() as number;
    if (number <= this.captures) return { kind: 'back', number };
    this.at = start;
    return undefined;
  }
}

function find(names: readonly string[], name: string): number {
  for (let i = 0; i < names.length; i++) if (names[i] === name) return i;
  return -1;
}
