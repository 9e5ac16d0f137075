import type { Effect, HttpExchange, LogRecord } from '../api.js';

/** What a run has told so far. */
export interface Told {
  readonly logs: readonly LogRecord[];
  readonly effects: readonly Effect[];
  readonly http: readonly HttpExchange[];
  /** There was more than the journal holds. */
  readonly full: boolean;
}

export type JournalEntry =
  | { readonly log: LogRecord }
  | { readonly effect: Effect }
  | { readonly exchange: HttpExchange };

/** Where a run writes down what it tells, as it happens. */
export interface JournalWriter {
  add(entry: JournalEntry): void;
}

/** Bytes of all entries. */
const capacity = 256 * 1024;
const head = 8;

/**
 * Memory that parent and worker share, in which a run leaves what it has told: it is there even when the thread had to be
 * ended. Holds the entries of one job, one JSON text a line.
 */
export class Journal implements JournalWriter {
  readonly #state: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #encoder = new TextEncoder();

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(head + capacity)) {
    this.#state = new Int32Array(buffer, 0, 2);
    this.#bytes = new Uint8Array(buffer, head);
  }

  /** Before a job. */
  clear(): void {
    this.#state.fill(0);
  }

  add(entry: JournalEntry): void {
    const used = this.#state[0] ?? 0;
    const line = this.#encoder.encode(`${JSON.stringify(entry)}\n`);
    if (used + line.length > this.#bytes.length) {
      this.#state[1] = 1;
      return;
    }
    this.#bytes.set(line, used);
    Atomics.store(this.#state, 0, used + line.length);
  }

  read(): Told {
    const text = Buffer.from(this.#bytes.slice(0, Atomics.load(this.#state, 0))).toString('utf8');
    const logs: LogRecord[] = [];
    const effects: Effect[] = [];
    const http: HttpExchange[] = [];
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const entry = JSON.parse(line) as JournalEntry;
      if ('log' in entry) logs.push(entry.log);
      else if ('effect' in entry) effects.push(entry.effect);
      else http.push(entry.exchange);
    }
    return { logs, effects, http, full: this.#state[1] === 1 };
  }
}
