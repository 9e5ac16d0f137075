import { floor, NativeUint32Array } from '../primordials.js';
import { nullable } from './analysis.js';
import { Characters } from './characters.js';
import type { Assertion, Flags, Node, RepeatNode, Syntax } from './nodes.js';

/** Kinds of instructions; what the two operands of each are stands beside it. */
const Op = {
  /** A character that fits (index of its test); then. */
  One: 0,
  /** First this one, and when it fails that one; also has a number among the splits. */
  Split: 1,
  /** Notes the place in a slot; then. */
  Save: 2,
  /** An assertion (index of its kind); then. */
  Assert: 3,
  Match: 4,
  Fail: 5,
} as const;

const assertions: readonly Assertion[] = ['start', 'end', 'word', 'notWord'];

const Infinite = Number.POSITIVE_INFINITY;

/** Bits of memory that one search may take: 8 MiB. */
const mostBits = 2 ** 26;

/**
 * Go's engine: a pattern without look-around and back-references as a program, which is run by trying one way after the
 * other and never the same instruction at the same place twice. So the time is bounded by the product of pattern and text,
 * and since no instruction asks what was captured, the first way that leads to the end is the one that backtracking would
 * find. Loops are laid out as in Go's compiler, on which it hangs what captures hold after empty iterations.
 */
export class LinearMatcher {
  private readonly characters: Characters;
  private readonly slots: number;
  private readonly ops: number[] = [];
  private readonly first: number[] = [];
  private readonly second: number[] = [];
  /** Of splits: which of them it is. */
  private readonly numbers: number[] = [];
  private readonly tests: ((code: number) => boolean)[] = [];
  private readonly start: number;
  private readonly anchored: boolean;
  private splits = 0;
  private visited: Uint32Array | undefined;

  constructor(syntax: Syntax, flags: Flags) {
    this.characters = new Characters(flags, 're2');
    this.slots = 2 * (syntax.captures + 1);
    this.start = this.compile(syntax.root, this.emit(Op.Match, 0, 0));
    this.anchored = !flags.multiline && begins(syntax.root);
  }

  /** Whether a search of a text would take too much memory. */
  isTooMuch(text: string): boolean {
    return this.splits * (text.length + 1) > mostBits;
  }

  /** Places of the first match from an index on: start and end of the whole and of each capture, -1 when unset. */
  find(text: string, from: number): number[] | null {
    const words = floor((this.splits * (text.length + 1)) / 32) + 1;
    if (this.visited?.length !== words) this.visited = new NativeUint32Array(words);
    const touched: number[] = [];
    const last = this.anchored ? 0 : text.length;
    let found: number[] | null = null;
    for (let at = from; at <= last && found === null; at += this.characters.width(text, at)) {
      found = this.try(text, at, touched);
    }
    for (let i = 0; i < touched.length; i++) this.visited[touched[i] as number] = 0;
    return found;
  }

  /** Tries all ways from a place, best first. On the stack: what to try next, or (below 0) what a slot held before. */
  private try(text: string, from: number, touched: number[]): number[] | null {
    const ops = this.ops;
    const visited = this.visited as Uint32Array;
    const places: number[] = [];
    for (let i = 0; i < this.slots; i++) places[i] = -1;
    const stack = [this.start, from];
    let height = 2;
    while (height > 0) {
      let at = stack[--height] as number;
      let pc = stack[--height] as number;
      if (pc < 0) {
        places[-pc] = at;
        continue;
      }
      for (let alive = true; alive; ) {
        const next = this.second[pc] as number;
        switch (ops[pc]) {
          case Op.One: {
            alive = at < text.length;
            if (!alive) break;
            const code = this.characters.at(text, at);
            alive = (this.tests[this.first[pc] as number] as (code: number) => boolean)(code);
            at += code > 0xffff ? 2 : 1;
            pc = next;
            break;
          }
          case Op.Split: {
            const bit = (this.numbers[pc] as number) * (text.length + 1) + at;
            const word = bit >>> 5;
            const mask = 1 << (bit & 31);
            const seen = visited[word] as number;
            alive = (seen & mask) === 0;
            if (!alive) break;
            if (seen === 0) touched[touched.length] = word;
            visited[word] = seen | mask;
            stack[height++] = next;
            stack[height++] = at;
            pc = this.first[pc] as number;
            break;
          }
          case Op.Save: {
            const slot = this.first[pc] as number;
            stack[height++] = -slot;
            stack[height++] = places[slot] as number;
            places[slot] = at;
            pc = next;
            break;
          }
          case Op.Assert:
            alive = this.characters.holds(assertions[this.first[pc] as number] as Assertion, text, at);
            pc = next;
            break;
          case Op.Match:
            places[0] = from;
            places[1] = at;
            return places;
          default:
            alive = false;
        }
      }
    }
    return null;
  }

  private emit(op: number, first: number, second: number): number {
    const pc = this.ops.length;
    this.ops[pc] = op;
    this.first[pc] = first;
    this.second[pc] = second;
    if (op === Op.Split) this.numbers[pc] = this.splits++;
    return pc;
  }

  /** Lays out code for a node that goes on at `next`; answers where it begins. */
  private compile(node: Node, next: number): number {
    switch (node.kind) {
      case 'char':
      case 'set':
        this.tests[this.tests.length] = this.characters.fitting(node);
        return this.emit(Op.One, this.tests.length - 1, next);
      case 'start':
      case 'end':
      case 'word':
      case 'notWord': {
        let index = 0;
        while (assertions[index] !== node.kind) index++;
        return this.emit(Op.Assert, index, next);
      }
      case 'capture': {
        const close = this.emit(Op.Save, 2 * node.number + 1, next);
        return this.emit(Op.Save, 2 * node.number, this.compile(node.body, close));
      }
      case 'sequence': {
        let start = next;
        for (let i = node.items.length - 1; i >= 0; i--) start = this.compile(node.items[i] as Node, start);
        return start;
      }
      case 'choice': {
        let start = this.compile(node.options[node.options.length - 1] as Node, next);
        for (let i = node.options.length - 2; i >= 0; i--) {
          start = this.emit(Op.Split, this.compile(node.options[i] as Node, next), start);
        }
        return start;
      }
      case 'repeat':
        return this.repeat(node, next);
      default:
        // neither look-around nor back-references get here: Go's engine refuses them
        return this.emit(Op.Fail, 0, 0);
    }
  }

  /** `{2,4}` is two copies and then, each within the one before, two that may be left out. */
  private repeat({ body, min, max, lazy }: RepeatNode, next: number): number {
    let start = next;
    let copies = min;
    if (max === Infinite) {
      if (min === 0) return this.star(body, lazy, next);
      start = this.loop(body, lazy, next).start;
      copies--;
    } else {
      for (let i = min; i < max; i++) start = this.optional(this.compile(body, start), lazy, next);
    }
    for (; copies > 0; copies--) start = this.compile(body, start);
    return start;
  }

  private optional(body: number, lazy: boolean, next: number): number {
    return lazy ? this.emit(Op.Split, next, body) : this.emit(Op.Split, body, next);
  }

  /** A split that goes through the body and comes back to itself, and where the body begins. */
  private loop(body: Node, lazy: boolean, next: number): { readonly split: number; readonly start: number } {
    const split = this.emit(Op.Split, next, next);
    const start = this.compile(body, split);
    if (lazy) this.second[split] = start;
    else this.first[split] = start;
    return { split, start };
  }

  private star(body: Node, lazy: boolean, next: number): number {
    const { split, start } = this.loop(body, lazy, next);
    return nullable(body) ? this.optional(start, lazy, next) : split;
  }
}

/** Whether a match can begin at the beginning of the text only. */
function begins(node: Node): boolean {
  switch (node.kind) {
    case 'start':
      return true;
    case 'capture':
      return begins(node.body);
    case 'sequence':
      return node.items.length > 0 && begins(node.items[0] as Node);
    default:
      return false;
  }
}
