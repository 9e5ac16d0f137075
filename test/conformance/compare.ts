/**
 * Comparing what a script alone gives: byte for byte but for positions, addresses and Go's names of host functions. (Runs
 * have Go maps in them, whose order is random: `comparators/` has the rules for those.)
 */
import { columnsOf, normalised } from './comparators/text.js';
import type { Failure, Verdict } from './comparators/types.js';
import { cutMark } from './model.js';

/** Collects what differs, and the columns of positions, while the fields of one row are compared. */
export class Comparison {
  readonly #id: string;
  readonly #failures: Failure[] = [];
  #compared = 0;
  #equal = 0;

  constructor(id: string) {
    this.#id = id;
  }

  /** Two JSON values; absent and null are the same. */
  same(field: string, expected: unknown, actual: unknown): void {
    if (typeof expected === 'string' && typeof actual === 'string') this.text(field, expected, actual);
    else if (JSON.stringify(expected ?? null) !== JSON.stringify(actual ?? null)) this.#fail(field, expected, actual);
  }

  /** Two texts; absent and null are the same. */
  text(field: string, expected: string | null | undefined, actual: string | null | undefined): void {
    if (typeof expected !== 'string' || typeof actual !== 'string') {
      if ((expected ?? null) !== (actual ?? null)) this.#fail(field, expected, actual);
    } else if (!sameText(expected, actual)) this.#fail(field, expected, actual);
    else this.#countColumns(expected, actual);
  }

  /** The text of a Go panic: it counts up to the first address or goroutine. */
  panic(field: string, expected: string | null | undefined, actual: string | null | undefined): void {
    this.text(field, untilAddress(expected), untilAddress(actual));
  }

  /** The row counts as one comparison. */
  verdict(): Verdict {
    const good = this.#failures.length === 0;
    return {
      passed: good ? 1 : 0,
      failed: good ? 0 : 1,
      failures: this.#failures,
      columns: { compared: this.#compared, equal: this.#equal },
    };
  }

  #fail(field: string, expected: unknown, actual: unknown): void {
    this.#failures.push({ id: this.#id, field, expected: expected ?? null, actual: actual ?? null });
  }

  #countColumns(expected: string, actual: string): void {
    if (expected.startsWith('interrupt at')) return;
    const wanted = columnsOf(expected);
    const got = columnsOf(actual);
    this.#compared += wanted.length;
    this.#equal += wanted.filter((column, at) => column === got[at]).length;
  }
}

function sameText(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const mark = cutMark.exec(expected);
  const [wanted, got] = mark ? [expected.slice(0, mark.index), actual.slice(0, mark.index)] : [expected, actual];
  return normalised(wanted) === normalised(got);
}

function untilAddress(text: string | null | undefined): string | null | undefined {
  if (typeof text !== 'string') return text;
  const end = text.search(/0x|goroutine/);
  return end < 0 ? text : text.slice(0, end);
}
