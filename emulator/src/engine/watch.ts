/** Milliseconds of processor time that the interrupt handler has before the thread is ended from outside. */
export const grace = 80;
/** Milliseconds after which the watch looks again at the latest: the next action may have a nearer limit. */
const interval = 50;
/** Shortest time between two looks. */
const shortest = 5;
/** Milliseconds after the deadline that not even a thread without a processor gets. */
const patience = 5000;

/** What the parent sees of a worker. Times in milliseconds. */
export interface Signs {
  readonly now: number;
  /** When the guest code that runs now is to be interrupted; undefined when none runs. */
  readonly deadline: number | undefined;
  /** How often the interrupt handler was asked. */
  readonly beats: number;
  /** Processor time that the process has taken beside this thread. */
  readonly processor: number;
}

/**
 * Tells a guest inside a built-in operation, which never asks the interrupt handler, from one that would ask it but has
 * no processor at the moment: the first takes processor time after its deadline without asking, the second takes none.
 */
export class Watch {
  #deadline: number | undefined;
  #beats = 0;
  #processor = 0;

  /** @returns milliseconds until the next look; undefined when the thread is to be ended */
  look({ now, deadline, beats, processor }: Signs): number | undefined {
    if (deadline === undefined || now < deadline) {
      this.#deadline = undefined;
      return deadline === undefined ? interval : Math.min(deadline - now + 1, interval);
    }
    if (this.#deadline !== deadline || this.#beats !== beats) {
      // Since the handler was asked last: at its deadline it ends the run by itself, unless something swallows the end.
      this.#deadline = deadline;
      this.#beats = beats;
      this.#processor = processor;
    }
    const left = this.#processor + grace - processor;
    if (left <= 0 || now - deadline >= patience) return undefined;
    return Math.max(left, shortest);
  }
}

/** Processor time of the process without that of the thread that asks (which is at most as long as it was active). */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 - performance.eventLoopUtilization().active;
}
