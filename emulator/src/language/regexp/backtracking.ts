/**
 * Checks patterns for the engine that goja falls back to when RE2 cannot do them (lookaround, back-references, named
 * groups, counts beyond 1000). It is a .NET dialect in ECMAScript mode; only whether it accepts a pattern, and in which
 * words it refuses it, is worked out here.
 */

import { DIGIT, MAX, PatternReader, Problem, WORD } from './pattern-reader.js';

type GroupKind = 'plain' | 'condition' | 'reference';

interface Group {
  kind: GroupKind;
  /** Parts of a conditional: the condition and the alternatives. */
  children: number;
}

interface Options {
  ignoreWhitespace: boolean;
  explicitCapture: boolean;
}

const SPECIAL = '\\[().^$|*+?{';
const QUANTIFIER = '*+?{';

class Checker extends PatternReader {
  private options: Options = { ignoreWhitespace: false, explicitCapture: false };
  private optionStack: Options[] = [];
  private autocap = 1;
  private ignoreNextParen = false;
  private readonly slots = new Set<number>([0]);
  private readonly names = new Map<string, number>();
  /** Something that a quantifier could apply to stands before the head. */
  private unit = false;
  private group: Group = { kind: 'plain', children: 0 };
  private readonly outer: Group[] = [];

  run(): void {
    this.countCaptures();
    this.at = 0;
    this.autocap = 1;
    this.ignoreNextParen = false;
    this.optionStack = [];
    this.options = { ignoreWhitespace: false, explicitCapture: false };
    this.scan();
  }

  private countCaptures(): void {
    while (this.left > 0) {
      const char = this.take();
      if (char === '\\') {
        if (this.left > 0) this.quietly(() => this.backslash(true));
      } else if (char === '#') {
        if (this.options.ignoreWhitespace) {
          this.at--;
          this.quietly(() => this.blank());
        }
      } else if (char === '[') this.quietly(() => this.set(true));
      else if (char === ')') this.options = this.optionStack.pop() ?? this.options;
      else if (char === '(') this.countGroup();
    }
    for (const name of this.names.keys()) {
      while (this.slots.has(this.autocap)) this.autocap++;
      this.names.set(name, this.autocap);
      this.slots.add(this.autocap++);
    }
  }

  private countGroup(): void {
    if (this.peek() === '?' && this.peek(1) === '#') {
      this.at--;
      this.quietly(() => this.blank());
      this.ignoreNextParen = false;
      return;
    }
    this.optionStack.push(this.options);
    if (this.peek() !== '?') {
      if (!this.options.explicitCapture && !this.ignoreNextParen) this.slots.add(this.autocap++);
      this.ignoreNextParen = false;
      return;
    }
    this.at++;
    if (this.left > 1 && (this.peek() === '<' || this.peek() === "'")) {
      this.at++;
      const char = this.peek();
      if (char >= '1' && char <= '9') this.slots.add(this.decimal());
      else if (char !== '0' && WORD.test(char)) {
        const name = this.word();
        if (!this.names.has(name)) this.names.set(name, 0);
      }
    } else {
      this.inlineOptions();
      if (this.peek() === ')') {
        this.at++;
        this.optionStack.pop();
      } else if (this.peek() === '(') {
        this.ignoreNextParen = true;
        return;
      }
    }
    this.ignoreNextParen = false;
  }

  private scan(): void {
    let isQuantifier = false;
    while (this.left > 0) {
      let afterQuantifier = isQuantifier;
      this.blank();
      const from = this.at;
      while (this.left > 0 && this.isOrdinary()) this.at++;
      const to = this.at;
      this.quietly(() => this.blank());
      let char = this.left === 0 ? '!' : this.peek();
      isQuantifier = false;
      if (this.left > 0) {
        if (SPECIAL.includes(char)) {
          isQuantifier = QUANTIFIER.includes(char);
          this.at++;
        } else char = ' ';
      }
      if (from < to) {
        afterQuantifier = false;
        if (isQuantifier) this.unit = true;
      }
      if (char === '!') break;
      if (!this.special(char, afterQuantifier)) continue;
      this.blank();
      isQuantifier = this.left > 0 && this.isTrueQuantifier();
      if (isQuantifier) this.quantifiers();
      else this.unit = false;
    }
    if (this.outer.length > 0) throw new Problem('missing closing )');
    this.closeGroup();
  }

  private isOrdinary(): boolean {
    const char = this.peek();
    if (char === '{') return !this.isTrueQuantifier();
    if (this.options.ignoreWhitespace && (char === '#' || /^[\t-\r ]$/.test(char))) return false;
    return !SPECIAL.includes(char);
  }

  /** Handles a special character. Answers whether a quantifier may follow. */
  private special(char: string, afterQuantifier: boolean): boolean {
    switch (char) {
      case ' ':
        return false;
      case '[':
        this.set(false);
        this.unit = true;
        return true;
      case '(':
        this.openGroup();
        return false;
      case '|':
        if (this.group.kind !== 'plain') this.group.children++;
        return false;
      case ')':
        if (this.outer.length === 0) throw new Problem('unexpected )');
        this.closeGroup();
        this.group = this.outer.pop()!;
        this.options = this.optionStack.pop() ?? this.options;
        if (this.group.kind === 'condition' && this.group.children === 0) {
          this.group.children++;
          this.unit = false;
        }
        return this.unit;
      case '\\':
        this.backslash(false);
        this.unit = true;
        return true;
      case '*':
      case '+':
      case '?':
      case '{':
        if (!this.unit) {
          throw new Problem(
            afterQuantifier ? 'invalid nested repetition operator' : 'missing argument to repetition operator',
          );
        }
        this.at--;
        return true;
      default:
        this.unit = true;
        return true;
    }
  }

  private openGroup(): void {
    this.optionStack.push(this.options);
    const kind = this.groupOpening();
    if (kind === undefined) {
      this.optionStack.pop();
      return;
    }
    this.outer.push(this.group);
    this.group = { kind, children: 0 };
  }

  private closeGroup(): void {
    const { group } = this;
    if (group.kind !== 'plain') {
      group.children++;
      if ((group.kind === 'reference' && group.children > 2) || group.children > 3) {
        throw new Problem('too many | in (?()|)');
      }
    }
    this.unit = true;
  }

  private quantifiers(): void {
    const char = this.take();
    let min = char === '+' ? 1 : 0;
    let max = char === '?' ? 1 : MAX;
    if (char === '{') {
      const from = this.at;
      min = this.decimal();
      max = min;
      if (this.peek() === ',') {
        this.at++;
        max = this.left === 0 || this.peek() === '}' ? MAX : this.decimal();
      }
      if (this.take() !== '}') {
        this.unit = false;
        this.at = from - 1;
        return;
      }
    }
    this.blank();
    if (this.peek() === '?') this.at++;
    if (min > max) throw new Problem('invalid repeat count');
    this.unit = false;
  }

  private isTrueQuantifier(): boolean {
    const char = this.peek();
    if (char !== '{') return char === '*' || char === '+' || char === '?';
    let ahead = 1;
    while (DIGIT.test(this.peek(ahead))) ahead++;
    if (ahead === 1) return false;
    if (this.peek(ahead) === '}') return true;
    if (this.peek(ahead) !== ',') return false;
    ahead++;
    while (DIGIT.test(this.peek(ahead))) ahead++;
    return this.peek(ahead) === '}';
  }

  /** What follows an opening parenthesis. Answers nothing for a mere change of options. */
  private groupOpening(): GroupKind | undefined {
    const from = this.at;
    if (this.peek() !== '?' || this.peek(1) === ')') {
      if (!this.options.explicitCapture && !this.ignoreNextParen) this.autocap++;
      this.ignoreNextParen = false;
      return 'plain';
    }
    this.at++;
    const char = this.take();
    switch (char) {
      case '':
        break;
      case ':':
      case '=':
      case '!':
      case '>':
        return 'plain';
      case "'":
      case '<':
        if (this.namedGroup(char === '<' ? '>' : "'")) return 'plain';
        break;
      case '(':
        return this.conditional();
      default:
        this.at--;
        if (this.group.kind !== 'condition') this.inlineOptions();
        if (this.left === 0) break;
        switch (this.take()) {
          case ')':
            return undefined;
          case ':':
            return 'plain';
          default:
        }
    }
    throw new Problem(`unrecognized grouping construct: (${this.chars.slice(from, this.at).join('')}`);
  }

  private namedGroup(close: string): boolean {
    if (this.left === 0) return false;
    const char = this.peek();
    if (char === '=' || char === '!') {
      this.at++;
      return close === '>';
    }
    let slot = -1;
    if (DIGIT.test(char)) {
      const number = this.decimal();
      if (this.slots.has(number)) slot = number;
      this.requireNameEnd(close, true);
      if (slot === 0) throw new Problem('capture number cannot be zero');
    } else if (WORD.test(char)) {
      slot = this.names.get(this.word()) ?? -1;
      this.requireNameEnd(close, true);
    } else if (char !== '-') throw new Problem(BAD_NAME);
    let balanced = -1;
    if ((slot !== -1 || char === '-') && this.peek() === '-') {
      this.at++;
      balanced = this.balance(close);
    }
    return (slot !== -1 || balanced !== -1) && this.left > 0 && this.take() === close;
  }

  private requireNameEnd(close: string, dash: boolean): void {
    if (this.left > 0 && this.peek() !== close && !(dash && this.peek() === '-')) throw new Problem(BAD_NAME);
  }

  /** The second name of a balancing group. */
  private balance(close: string): number {
    const char = this.peek();
    if (char === '') throw new Problem(BAD_NAME);
    let slot: number | undefined;
    if (DIGIT.test(char)) {
      slot = this.decimal();
      if (!this.slots.has(slot)) throw new Problem(`reference to undefined group number ${slot}`);
    } else if (WORD.test(char)) {
      const name = this.word();
      slot = this.names.get(name);
      if (slot === undefined) throw new Problem(`reference to undefined group name ${name}`);
    } else throw new Problem(BAD_NAME);
    this.requireNameEnd(close, false);
    return slot;
  }

  private conditional(): GroupKind {
    const from = this.at;
    const char = this.peek();
    if (DIGIT.test(char)) {
      const slot = this.decimal();
      if (this.take() !== ')') throw new Problem(`(?(${slot}) ) malformed`);
      if (!this.slots.has(slot)) throw new Problem(`(?(${slot}) ) reference to undefined group`);
      return 'reference';
    }
    if (WORD.test(char)) {
      if (this.names.has(this.word()) && this.take() === ')') return 'reference';
    }
    this.at = from - 1;
    this.ignoreNextParen = true;
    if (this.left >= 3 && this.peek(1) === '?') {
      const kind = this.peek(2);
      if (kind === '#') throw new Problem('alternation conditions cannot be comments');
      const named = kind === '<' && this.left >= 4 && this.peek(3) !== '!' && this.peek(3) !== '=';
      if (kind === "'" || named) throw new Problem('alternation conditions do not capture and cannot be named');
    }
    return 'condition';
  }

  private inlineOptions(): void {
    let on = true;
    for (; this.left > 0; this.at++) {
      const char = this.peek();
      if (char === '-') on = false;
      else if (char === '+') on = true;
      else if (/^[imnsxduIMNSXDU]$/.test(char)) {
        if (/[xX]/.test(char)) this.options = { ...this.options, ignoreWhitespace: on };
        if (/[nN]/.test(char)) this.options = { ...this.options, explicitCapture: on };
      } else return;
    }
  }

  private backslash(scanOnly: boolean): void {
    if (this.left === 0) throw new Problem('illegal \\ at end of pattern');
    const char = this.peek();
    if ('bBAGZzwWsSdD'.includes(char)) this.at++;
    else if (char === 'p' || char === 'P') {
      this.at++;
      this.property();
    } else this.basicBackslash(scanOnly);
  }

  private basicBackslash(scanOnly: boolean): void {
    const from = this.at;
    const char = this.peek();
    if (char === 'k' && this.names.size > 0) {
      if (this.left >= 2 && this.peek(1) === '<') {
        this.at += 2;
        if (this.left === 0) throw new Problem(BAD_NAME_REFERENCE);
        this.nameReference(scanOnly);
        return;
      }
      throw new Problem(BAD_NAME_REFERENCE);
    }
    if (char >= '1' && char <= '9') {
      const slot = this.decimal();
      if (scanOnly || this.slots.has(slot)) return;
    }
    this.at = from;
    this.charEscape();
  }

  private nameReference(scanOnly: boolean): void {
    if (DIGIT.test(this.peek())) {
      const from = this.at;
      const slot = this.decimal();
      if (this.take() === '>') {
        if (this.slots.has(slot)) return;
        throw new Problem(`reference to undefined group number ${slot}`);
      }
      this.at = from - 2;
      this.charEscape();
      return;
    }
    const name = this.word();
    if (name === '' || this.take() !== '>') throw new Problem(BAD_NAME_REFERENCE);
    if (!scanOnly && !this.names.has(name)) throw new Problem(`reference to undefined group name ${name}`);
  }

  private blank(): void {
    for (;;) {
      if (this.options.ignoreWhitespace) {
        while (/^[\t-\r ]$/.test(this.peek())) this.at++;
        if (this.peek() === '#') {
          while (this.left > 0 && this.peek() !== '\n') this.at++;
          continue;
        }
      }
      if (this.peek() !== '(' || this.peek(1) !== '?' || this.peek(2) !== '#') return;
      while (this.left > 0 && this.peek() !== ')') this.at++;
      if (this.left === 0) throw new Problem('unterminated comment');
      this.at++;
    }
  }
}

const BAD_NAME = 'invalid group name: group names must begin with a word character and have a matching terminator';
const BAD_NAME_REFERENCE = 'malformed \\k<...> named back reference';

/** Why the backtracking engine refuses a pattern, or undefined when it does not. */
export function refuseBacktracking(pattern: string, unicode: boolean): string | undefined {
  try {
    new Checker(pattern, unicode).run();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return `error parsing regexp: ${error.message} in \`${pattern}\``;
    throw error;
  }
}
