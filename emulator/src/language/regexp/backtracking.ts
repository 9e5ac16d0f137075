/**
 * Checks patterns for the engine that goja falls back to when RE2 cannot do them (lookaround, back-references, named
 * groups, counts beyond 1000). It is a .NET dialect in ECMAScript mode; only whether it accepts a pattern, and in which
 * words it refuses it, is worked out here.
 */

import { type Group, GroupReader } from './groups.js';
import { DIGIT, MAX, Problem } from './pattern-reader.js';

const SPECIAL = '\\[().^$|*+?{';
const QUANTIFIER = '*+?{';

class Checker extends GroupReader {
  /** Something that a quantifier could apply to stands before the head. */
  private unit = false;
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

  protected backslash(scanOnly: boolean): void {
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
}

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
