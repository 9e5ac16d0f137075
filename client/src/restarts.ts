/**
 * How often a process that ends by itself is started again: not for ever, since one that ends at once would do so again and again,
 * and not so seldom that somebody who types on loses what helps them.
 */
export class Restarts {
  readonly #ends: number[] = [];

  constructor(
    private readonly most = 5,
    private readonly withinMilliseconds = 180_000,
    private readonly now: () => number = Date.now,
  ) {}

  /** Notes that the process ended, and says whether to start it again. */
  again(): boolean {
    const now = this.now();
    this.#ends.push(now);
    while (this.#ends[0]! < now - this.withinMilliseconds) this.#ends.shift();
    return this.#ends.length <= this.most;
  }

  /** Forgets all ends: a person started the process. */
  reset(): void {
    this.#ends.length = 0;
  }
}
