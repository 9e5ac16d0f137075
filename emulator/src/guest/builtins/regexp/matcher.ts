import { charCodeAt, codePointAt } from '../primordials.js';
import { nullable } from './analysis.js';
import { Characters } from './characters.js';
import type { Flags, Node, RepeatNode, Syntax } from './nodes.js';

/** Goes on with the rest of the pattern at a place; says whether it matched. */
type Next = (at: number) => boolean;
/** Matches one part at a place, then the rest. */
type Step = (at: number, next: Next) => boolean;

/**
 * A backtracking matcher with the semantics of .NET's engine that JavaScript has not: captures of a loop keep their
 * values from earlier iterations, an empty iteration counts and ends the loop, case is folded its way. Slower than the
 * engine's own; used for patterns and texts where it matters. What Go's engine matches is in `linear.ts`.
 */
export class Matcher {
  private readonly flags: Flags;
  private readonly characters: Characters;
  private readonly captures: number;
  private readonly root: Step;
  private text = '';
  private starts: number[] = [];
  private ends: number[] = [];

  constructor(syntax: Syntax, flags: Flags) {
    this.flags = flags;
    this.characters = new Characters(flags, 'regexp2');
    this.captures = syntax.captures;
    this.root = this.compile(syntax.root, true);
  }

  /** Places of the first match from an index on: start and end of the whole and of each capture, -1 when unset. */
  find(text: string, from: number): number[] | null {
    this.text = text;
    for (let at = from; at <= text.length; at += this.characters.width(text, at)) {
      this.starts = [];
      this.ends = [];
      for (let i = 0; i <= this.captures; i++) {
        this.starts[i] = -1;
        this.ends[i] = -1;
      }
      let end = -1;
      const matched = this.root(at, (last) => {
        end = last;
        return true;
      });
      if (!matched) continue;
      const places = [at, end];
      for (let i = 1; i <= this.captures; i++) {
        places[2 * i] = this.starts[i] as number;
        places[2 * i + 1] = this.ends[i] as number;
      }
      return places;
    }
    return null;
  }

  private compile(node: Node, forward: boolean): Step {
    switch (node.kind) {
      case 'char':
      case 'set':
        return this.one(this.characters.fitting(node), forward);
      case 'never':
        return () => false;
      case 'start':
      case 'end':
      case 'word':
      case 'notWord':
        return (at, next) => this.characters.holds(node.kind, this.text, at) && next(at);
      case 'capture':
        return this.capture(node.number, this.compile(node.body, forward), forward);
      case 'look':
        return this.look(this.compile(node.body, node.ahead), node.negated);
      case 'back':
        return this.back(node.number, forward);
      case 'sequence':
        return this.sequence(node.items, forward);
      case 'choice':
        return this.choice(node.options, forward);
      case 'repeat':
        return this.repeat(node, forward);
    }
  }

  private one(fits: (code: number) => boolean, forward: boolean): Step {
    return (at, next) => {
      const to = this.step(at, fits, forward);
      return to >= 0 && next(to);
    };
  }

  /** The place after one character that fits, or -1. */
  private step(at: number, fits: (code: number) => boolean, forward: boolean): number {
    const text = this.text;
    if (forward) {
      if (at >= text.length) return -1;
      const code = this.characters.at(text, at);
      return fits(code) ? at + (code > 0xffff ? 2 : 1) : -1;
    }
    if (at <= 0) return -1;
    const pair = this.flags.unicode && at > 1 ? (codePointAt(text, at - 2) as number) : 0;
    const code = pair > 0xffff ? pair : charCodeAt(text, at - 1);
    return fits(code) ? at - (code > 0xffff ? 2 : 1) : -1;
  }

  private capture(number: number, body: Step, forward: boolean): Step {
    return (at, next) => {
      const oldStart = this.starts[number] as number;
      const oldEnd = this.ends[number] as number;
      const matched = body(at, (to) => {
        const innerStart = this.starts[number] as number;
        const innerEnd = this.ends[number] as number;
        this.starts[number] = forward ? at : to;
        this.ends[number] = forward ? to : at;
        if (next(to)) return true;
        this.starts[number] = innerStart;
        this.ends[number] = innerEnd;
        return false;
      });
      if (!matched) {
        this.starts[number] = oldStart;
        this.ends[number] = oldEnd;
      }
      return matched;
    };
  }

  private look(body: Step, negated: boolean): Step {
    return (at, next) => {
      const starts = copy(this.starts);
      const ends = copy(this.ends);
      const matched = body(at, () => true);
      if (matched !== negated && next(at)) return true;
      this.starts = starts;
      this.ends = ends;
      return false;
    };
  }

  private back(number: number, forward: boolean): Step {
    return (at, next) => {
      const start = this.starts[number] as number;
      if (start < 0) return next(at);
      const length = (this.ends[number] as number) - start;
      const from = forward ? at : at - length;
      if (from < 0 || from + length > this.text.length) return false;
      for (let i = 0; i < length; i++) {
        if (!this.characters.same(charCodeAt(this.text, from + i), charCodeAt(this.text, start + i))) return false;
      }
      return next(forward ? at + length : from);
    };
  }

  private sequence(items: readonly Node[], forward: boolean): Step {
    let step: Step = (at, next) => next(at);
    for (let i = 0; i < items.length; i++) {
      const item = this.compile(items[forward ? items.length - 1 - i : i] as Node, forward);
      const rest = step;
      step = (at, next) => item(at, (to) => rest(to, next));
    }
    return step;
  }

  private choice(options: readonly Node[], forward: boolean): Step {
    const steps: Step[] = [];
    for (let i = 0; i < options.length; i++) steps[i] = this.compile(options[i] as Node, forward);
    return (at, next) => {
      for (let i = 0; i < steps.length; i++) if ((steps[i] as Step)(at, next)) return true;
      return false;
    };
  }

  private repeat(node: RepeatNode, forward: boolean): Step {
    const { body, min, max, lazy } = node;
    if (!lazy && (body.kind === 'char' || body.kind === 'set')) {
      return this.run(this.characters.fitting(body), min, max, forward);
    }
    const step = this.compile(body, forward);
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
  private run(fits: (code: number) => boolean, min: number, max: number, forward: boolean): Step {
    return (at, next) => {
      const places = [at];
      while (places.length <= max) {
        const to = this.step(places[places.length - 1] as number, fits, forward);
        if (to < 0) break;
        places[places.length] = to;
      }
      for (let count = places.length - 1; count >= min; count--) if (next(places[count] as number)) return true;
      return false;
    };
  }
}

function copy(list: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = 0; i < list.length; i++) result[i] = list[i] as number;
  return result;
}
