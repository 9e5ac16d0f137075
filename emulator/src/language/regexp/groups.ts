import { DIGIT, PatternReader, Problem, WORD } from './pattern-reader.js';

type GroupKind = 'plain' | 'condition' | 'reference';

export interface Group {
  kind: GroupKind;
  /** Parts of a conditional: the condition and the alternatives. */
  children: number;
}

interface Options {
  ignoreWhitespace: boolean;
  explicitCapture: boolean;
}

const BAD_NAME = 'invalid group name: group names must begin with a word character and have a matching terminator';

/** What opens a group, and which groups there are. */
export abstract class GroupReader extends PatternReader {
  protected abstract backslash(scanOnly: boolean): void;

  protected options: Options = { ignoreWhitespace: false, explicitCapture: false };
  protected optionStack: Options[] = [];
  protected autocap = 1;
  protected ignoreNextParen = false;
  protected readonly slots = new Set<number>([0]);
  protected readonly names = new Map<string, number>();
  protected group: Group = { kind: 'plain', children: 0 };

  protected countCaptures(): void {
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

  protected countGroup(): void {
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

  /** What follows an opening parenthesis. Answers nothing for a mere change of options. */
  protected groupOpening(): GroupKind | undefined {
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

  protected namedGroup(close: string): boolean {
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

  protected requireNameEnd(close: string, dash: boolean): void {
    if (this.left > 0 && this.peek() !== close && !(dash && this.peek() === '-')) throw new Problem(BAD_NAME);
  }

  /** The second name of a balancing group. */
  protected balance(close: string): number {
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

  protected conditional(): GroupKind {
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

  protected inlineOptions(): void {
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

  protected blank(): void {
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
