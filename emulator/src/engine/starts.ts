import { MemoryImage } from './image.js';
import type { Machine } from './machine.js';

interface Start {
  readonly image: MemoryImage;
  /** What the hook returned. */
  readonly answer: string;
}

/** How many starts are remembered: the actions of a chain, each with a `ctx` of its own. */
const kept = 4;

/**
 * Memory as it was after the `start` hook, by the JSON that the hook was given. The same action on the same sample
 * starts from the same bytes, so `ctx` and `api` need not be made again. The first time only the JSON is noted: an
 * image costs a copy, which is paid back at the third run at the earliest.
 */
export class Starts {
  readonly #machine: Machine;
  readonly #heapEnd: number;
  readonly #starts = new Map<string, Start | undefined>();

  constructor(machine: Machine, heapEnd: number) {
    this.#machine = machine;
    this.#heapEnd = heapEnd;
  }

  /** Brings back what a start with this JSON left, and gives what it answered; undefined when that is not known. */
  restore(json: string): string | undefined {
    const start = this.#starts.get(json);
    if (start === undefined) return undefined;
    // What was used last is thrown away last.
    this.#starts.delete(json);
    this.#starts.set(json, start);
    start.image.restore();
    return start.answer;
  }

  /** Notes that the machine has just been started with this JSON. */
  started(json: string, answer: string): void {
    const seen = this.#starts.has(json);
    this.#starts.delete(json);
    this.#starts.set(json, seen ? { image: MemoryImage.capture(this.#machine, this.#heapEnd), answer } : undefined);
    for (const oldest of this.#starts.keys()) {
      if (this.#starts.size <= kept) break;
      this.#starts.delete(oldest);
    }
  }
}
