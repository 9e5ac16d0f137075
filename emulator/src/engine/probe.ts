import { InternalError } from '../errors.js';
import type { Machine } from './machine.js';

/**
 * Two variables inside QuickJS that its interface does not give, found by what they do. They make restoring cheap, and
 * let a run be ended at once and in good time.
 */
export interface Probes {
  /**
   * Address of the number of steps (calls and loop turns) until the interrupt handler is asked. QuickJS starts it at
   * 10,000; smaller slices see runaway recursion before the stack is used up.
   */
  readonly interruptCounter: number;
  /** Address of the variable that says where the heap in use ends. */
  readonly heapEnd: number;
}

/** Finds them in a fresh machine; leaves its memory as it was. */
export function probe(machine: Machine): Probes {
  const { memory } = machine;
  const stackTop = machine.stackPointer();
  const data = new Int32Array(memory.buffer.slice(0, 128 * 1024));
  const heap = new Int32Array(memory.buffer.slice(stackTop, stackTop + 1024 * 1024));
  const heapEnd = findHeapEnd(machine);
  const interruptCounter = findCounter(machine, stackTop, new Int32Array(memory.buffer)[heapEnd >> 2]!);
  new Int32Array(memory.buffer, stackTop, heap.length).set(heap);
  new Int32Array(memory.buffer, 0, data.length).set(data);
  return { interruptCounter, heapEnd };
}

/** The one word of the heap that falls by one or two with each turn of a loop. */
function findCounter(machine: Machine, from: number, to: number): number {
  const { context, memory } = machine;
  const loop = (turns: number) =>
    context.unwrapResult(context.evalCode(`for (let i = 0; i < ${turns}; i++);`, '<probe>', 0)).dispose();
  // Until it was asked for the first time, the number is nought.
  loop(1);
  let candidates: readonly number[] | undefined;
  for (const turns of [400, 700]) {
    const before = new Int32Array(memory.buffer.slice(from, to));
    loop(turns);
    const after = new Int32Array(memory.buffer, from);
    candidates = select(candidates, before.length, (at) => {
      const by = before[at]! - after[at]!;
      return by >= turns && by < turns * 3;
    });
  }
  if (candidates?.length !== 1) throw new InternalError('interrupt counter of QuickJS not found');
  return from + candidates[0]! * 4;
}

/** The word of static data that stays just above whatever is allocated. */
function findHeapEnd(machine: Machine): number {
  const { memory } = machine;
  const size = 256 * 1024;
  let candidates: readonly number[] | undefined;
  for (let round = 0; round < 2; round++) {
    const before = new Int32Array(memory.buffer.slice(0, 128 * 1024));
    const top = machine.allocate(size) + size;
    const after = new Int32Array(memory.buffer);
    candidates = select(candidates, before.length, (at) => {
      const value = after[at]!;
      return value !== before[at] && value >= top && value < top + size;
    });
  }
  if (candidates === undefined || candidates.length === 0) throw new InternalError('end of the heap not found');
  // The allocator keeps the start of its last free piece too; the end of the heap lies above it.
  const words = new Int32Array(memory.buffer);
  return candidates.reduce((best, at) => (words[at]! > words[best]! ? at : best)) * 4;
}

/** Those of the candidates (of all words up to `length`, the first time) that behave as wanted. */
function select(
  candidates: readonly number[] | undefined,
  length: number,
  wanted: (at: number) => boolean,
): readonly number[] {
  if (candidates) return candidates.filter(wanted);
  const found: number[] = [];
  for (let at = 0; at < length; at++) if (wanted(at)) found.push(at);
  return found;
}
