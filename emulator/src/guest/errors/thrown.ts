import type { Frame } from './frames.js';

interface Thrown {
  readonly value: unknown;
  readonly frames: readonly Frame[];
}

/** More values than these are hardly on their way at once. */
const limit = 16;
const isSame = Object.is;

/**
 * Values that are no errors, with the places where they were thrown. QuickJS throws a value again when a `finally`, or a
 * `catch` that it came out of, has ended; for goja it is the same exception still.
 */
export class ThrownValues {
  readonly #ring: (Thrown | undefined)[] = [];
  #at = 0;

  note(value: unknown, frames: readonly Frame[]): void {
    this.#ring[this.#at] = { value, frames };
    this.#at = (this.#at + 1) % limit;
  }

  /** Where a value was thrown last; undefined when that is not known. */
  framesOf(value: unknown): readonly Frame[] | undefined {
    for (let i = 1; i <= limit; i++) {
      const known = this.#ring[(this.#at - i + limit) % limit];
      if (known === undefined) return undefined;
      if (isSame(known.value, value)) return known.frames;
    }
    return undefined;
  }
}
