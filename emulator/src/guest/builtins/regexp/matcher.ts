import { charCodeAt, codePointAt, fromCodePoint, toLowerCase, toUpperCase } from '../primordials.js';
import { nullable } from './analysis.js';
import type { Dialect, Flags, Node, RepeatNode, SetNode, Syntax } from './nodes.js';
import { contains, wordRanges } from './ranges.js';

/** Goes on with the rest of the pattern at a place; says whether it matched. */
type Next = (at: number) => boolean;
/** Matches one part at a place, then the rest. */
type Step = (at: number, next: Next) => boolean;

/**
 * A backtracking matcher with the semantics that Go's and .NET's engines share and JavaScript has not: captures of a
 * loop keep their values from earlier iterations, an empty iteration counts and ends the loop, case is folded their
 * way. Slower than the engine's own; used for patterns and texts where it matters.
 */
export class Matcher {
  readonly #flags: Flags;
  readonly #dialect: Dialect;
  readonly #captures: number;
  readonly #root: Step;
  #text = '';
  #starts: number[] = [];
  #ends: number[] = [];

  constructor(syntax: Syntax, flags: Flags, dialect: Dialect) {
    this.#flags = flags;
    this.#dialect = dialect;
    this.#captures = syntax.captures;
    this.#root = this.#compile(syntax.root, true);
  }

  /** Places of the first match from an index on: start and end of the whole and of each capture, -1 when unset. */
  find(text: string, from: number): number[] | null {
    this.#text = text;
    for (let at = from; at <= text.length; at += this.#width(at)) {
      this.#starts = [];
      this.#ends = [];
      for (let i = 0; i <= this.#captures; i++) {
        this.#starts[i] = -1;
        this.#ends[i] = -1;
      }
      let end = -1;
      const matched = this.#root(at, (last) => {
        end = last;
        return true;
      });
      if (!matched) continue;
      const places = [at, end];
      for (let i = 1; i <= this.#captures; i++) {
        places[2 * i] = this.#starts[i] as number;
        places[2 * i + 1] = this.#ends[i] as number;
      }
      return places;
    }
    return null;
  }

  #width(at: number): number {
    return this.#flags.unicode && (codePointAt(this.#text, at) ?? 0) > 0xffff ? 2 : 1;
  }

  #compile(node: Node, forward: boolean): Step {
    switch (node.kind) {
      case 'char':
        return this.#one((code) => this.#same(code, node.code), forward);
      case 'set':
        return this.#one((code) => this.#inSet(node, code), forward);
      case 'never':
        return () => false;
      case 'start':
        return (at, next) => this.#atStart(at) && next(at);
      case 'end':
        return (at, next) => this.#atEnd(at) && next(at);
      case 'word':
        return (at, next) => this.#wordAt(at - 1) !== this.#wordAt(at) && next(at);
      case 'notWord':
        return (at, next) => this.#wordAt(at - 1) === this.#wordAt(at) && next(at);
      case 'capture':
        return this.#capture(node.number, this.#compile(node.body, forward), forward);
      case 'look':
        return this.#look(this.#compile(node.body, node.ahead), node.negated);
      case 'back':
        return this.#back(node.number, forward);
      case 'sequence':
        return this.#sequence(node.items, forward);
      case 'choice':
        return this.#choice(node.options, forward);
      case 'repeat':
        return this.#repeat(node, forward);
    }
  }

  #one(fits: (code: number) => boolean, forward: boolean): Step {
    return (at, next) => {
      const to = this.#step(at, fits, forward);
      return to >= 0 && next(to);
    };
  }

  /** The place after one character that fits, or -1. */
  #step(at: number, fits: (code: number) => boolean, forward: boolean): number {
    const text = this.#text;
    if (forward) {
      if (at >= text.length) return -1;
      const code = this.#flags.unicode ? (codePointAt(text, at) as number) : charCodeAt(text, at);
      return fits(code) ? at + (code > 0xffff ? 2 : 1) : -1;
    }
    if (at <= 0) return -1;
    const pair = this.#flags.unicode && at > 1 ? (codePointAt(text, at - 2) as number) : 0;
    const code = pair > 0xffff ? pair : charCodeAt(text, at - 1);
    return fits(code) ? at - (code > 0xffff ? 2 : 1) : -1;
  }

  #same(code: number, wanted: number): boolean {
    if (code === wanted) return true;
    return this.#flags.ignoreCase && this.#fold(code) === this.#fold(wanted);
  }

  #inSet(set: SetNode, code: number): boolean {
    let found = contains(set.ranges, code);
    if (!found && this.#flags.ignoreCase) {
      const folded = this.#fold(code);
      found = contains(set.ranges, folded) || contains(set.ranges, upper(folded));
      const strange = strangers[folded];
      if (!found && strange !== undefined && this.#fold(strange) === folded) found = contains(set.ranges, strange);
    }
    return found !== set.negated;
  }

  /** What stands for all characters that differ in case alone: simple folding in Go, lower case in .NET. */
  #fold(code: number): number {
    if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
    if (this.#dialect === 'regexp2') return code === 0x130 ? 0x69 : lower(code);
    return code === 0x131 || code === 0x130 ? code : lower(upper(code));
  }

  #atStart(at: number): boolean {
    return at === 0 || (this.#flags.multiline && this.#text[at - 1] === '\n');
  }

  #atEnd(at: number): boolean {
    return at === this.#text.length || (this.#flags.multiline && this.#text[at] === '\n');
  }

  #wordAt(at: number): boolean {
    return at >= 0 && at < this.#text.length && contains(wordRanges, charCodeAt(this.#text, at));
  }

  #capture(number: number, body: Step, forward: boolean): Step {
    return (at, next) => {
      const oldStart = this.#starts[number] as number;
      const oldEnd = this.#ends[number] as number;
      const matched = body(at, (to) => {
        const innerStart = this.#starts[number] as number;
        const innerEnd = this.#ends[number] as number;
        this.#starts[number] = forward ? at : to;
        this.#ends[number] = forward ? to : at;
        if (next(to)) return true;
        this.#starts[number] = innerStart;
        this.#ends[number] = innerEnd;
        return false;
      });
      if (!matched) {
        this.#starts[number] = oldStart;
        this.#ends[number] = oldEnd;
      }
      return matched;
    };
  }

  #look(body: Step, negated: boolean): Step {
    return (at, next) => {
      const starts = copy(this.#starts);
      const ends = copy(this.#ends);
      const matched = body(at, () => true);
      if (matched !== negated && next(at)) return true;
      this.#starts = starts;
      this.#ends = ends;
      return false;
    };
  }

  #back(number: number, forward: boolean): Step {
    return (at, next) => {
      const start = this.#starts[number] as number;
      if (start < 0) return next(at);
      const length = (this.#ends[number] as number) - start;
      const from = forward ? at : at - length;
      if (from < 0 || from + length > this.#text.length) return false;
      for (let i = 0; i < length; i++) {
        if (!this.#same(charCodeAt(this.#text, from + i), charCodeAt(this.#text, start + i))) return false;
      }
      return next(forward ? at + length : from);
    };
  }

  #sequence(items: readonly Node[], forward: boolean): Step {
    let step: Step = (at, next) => next(at);
    for (let i = 0; i < items.length; i++) {
      const item = this.#compile(items[forward ? items.length - 1 - i : i] as Node, forward);
      const rest = step;
      step = (at, next) => item(at, (to) => rest(to, next));
    }
    return step;
  }

  #choice(options: readonly Node[], forward: boolean): Step {
    const steps: Step[] = [];
    for (let i = 0; i < options.length; i++) steps[i] = this.#compile(options[i] as Node, forward);
    return (at, next) => {
      for (let i = 0; i < steps.length; i++) if ((steps[i] as Step)(at, next)) return true;
      return false;
    };
  }

  #repeat(node: RepeatNode, forward: boolean): Step {
    const { body, min, max, lazy } = node;
    if (!lazy && (body.kind === 'char' || body.kind === 'set')) return this.#run(body, min, max, forward);
    const step = this.#compile(body, forward);
    const canBeEmpty = nullable(body);
    const loop = (at: number, count: number, next: Next): boolean => {
      const again = () =>
        count < max &&
        step(at, (to) => {
          // an empty iteration counts, and is the last
          if (canBeEmpty && to === at && count >= min) return next(to);
          return loop(to, count + 1, next);
        });
      if (count < min) return again();
      return lazy ? next(at) || again() : again() || next(at);
    };
    return (at, next) => loop(at, 0, next);
  }

  /** A loop over single characters, without recursion. */
  #run(body: Node, min: number, max: number, forward: boolean): Step {
    const fits =
      body.kind === 'char'
        ? (code: number) => this.#same(code, body.code)
        : (code: number) => this.#inSet(body as SetNode, code);
    return (at, next) => {
      const places = [at];
      while (places.length <= max) {
        const to = this.#step(places[places.length - 1] as number, fits, forward);
        if (to < 0) break;
        places[places.length] = to;
      }
      for (let count = places.length - 1; count >= min; count--) if (next(places[count] as number)) return true;
      return false;
    };
  }
}

/** Characters whose fold is that of another, which is the key: found by neither upper nor lower case of it. */
const strangers: Readonly<Record<string, number>> = {
  __proto__: null as never,
  107: 0x212a,
  115: 0x17f,
  223: 0x1e9e,
  229: 0x212b,
  969: 0x2126,
  963: 0x3c2,
  956: 0xb5,
  952: 0x3d1,
};

function lower(code: number): number {
  return single(toLowerCase(fromCodePoint(code)), code);
}

function upper(code: number): number {
  return single(toUpperCase(fromCodePoint(code)), code);
}

function single(text: string, otherwise: number): number {
  const code = codePointAt(text, 0) as number;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
}

function copy(list: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = 0; i < list.length; i++) result[i] = list[i] as number;
  return result;
}
