/** Comparing the fields of one row and gathering what differs. */
import { columnsOf, normalised, sameEncoding, sameText, type TextOptions } from './text.js';
import type { Failure, Verdict } from './types.js';

export class Fields {
  readonly #id: string;
  readonly #options: TextOptions;
  readonly #port: number;
  readonly failures: Failure[] = [];
  #compared = 0;
  #equal = 0;

  constructor(id: string, port: number, options: TextOptions = {}) {
    this.#id = id;
    this.#port = port;
    this.#options = options;
  }

  fail(field: string, expected: unknown, actual: unknown): void {
    this.failures.push({ id: this.#id, field, expected, actual });
  }

  /** The port of the test server as the rows write it. */
  plain(text: string): string {
    return text.replaceAll(`:${this.#port}`, ':PORT');
  }

  equal(field: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected ?? null) !== JSON.stringify(actual ?? null)) this.fail(field, expected, actual);
  }

  /** Texts by the rules; null and undefined are equal. */
  text(field: string, expected: string | null | undefined, actual: string | null | undefined): void {
    if (expected == null || actual == null) {
      if ((expected ?? null) !== (actual ?? null)) this.fail(field, expected ?? null, actual ?? null);
      return;
    }
    const got = this.plain(actual);
    if (!sameText(expected, got, this.#options)) this.fail(field, expected, got);
    else this.#countColumns(expected, got);
  }

  /** Text of a Go panic: what follows an address or a goroutine does not count. */
  panic(field: string, expected: string, actual: string | undefined): void {
    const head = (text: string) => normalised(text.split(/0x|goroutine /)[0] ?? '').trim();
    if (actual === undefined || head(expected) !== head(this.plain(actual))) this.fail(field, expected, actual);
  }

  encoding(field: string, expected: string | null | undefined, actual: string | undefined): void {
    if (expected == null || actual === undefined) {
      if ((expected ?? null) !== (actual ?? null)) this.fail(field, expected ?? null, actual ?? null);
      return;
    }
    const got = this.plain(actual);
    if (!sameEncoding(expected, got, this.#options)) this.fail(field, expected, got);
  }

  #countColumns(expected: string, actual: string): void {
    const wanted = columnsOf(expected);
    const got = columnsOf(actual);
    this.#compared += wanted.length;
    this.#equal += wanted.filter((column, at) => column === got[at]).length;
  }

  get columns(): Verdict['columns'] {
    return { compared: this.#compared, equal: this.#equal };
  }

  /** The verdict when the row counts as one comparison. */
  verdict(): Verdict {
    const good = this.failures.length === 0;
    return { passed: good ? 1 : 0, failed: good ? 0 : 1, failures: this.failures, columns: this.columns };
  }
}
