/** Log records, effects and what else a run leaves behind, in order. */
import type { Effect, LogRecord, SourcePlace } from '../api.js';
import type { JournalWriter } from '../engine/journal.js';
import type { Exported } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import { formatTime, rfc3339Nano, timeOf, timeOfMillis } from '../go/time.js';
import { recordJson, recordMessage } from '../modules/log/record.js';

export interface RecorderOptions {
  readonly instanceId: string;
  /** The time of the run, RFC3339; null: the machine's. */
  readonly clock: string | null;
  readonly journal?: JournalWriter | undefined;
  /** Number of the action that runs; default the first. */
  readonly action?: number;
}

export class Recorder {
  readonly logs: LogRecord[] = [];
  readonly effects: Effect[] = [];
  readonly notes: string[] = [];
  /** Names of actions that saw the keys of a Go map in an order that chance gave. */
  readonly enumerated = new Set<string>();
  /** Bytes, about, that the host keeps of the calls of all actions. */
  held = 0;
  readonly #instanceId: string;
  readonly #clock: string | null;
  readonly #journal: JournalWriter | undefined;
  #action: number;
  #started = 0;
  /** The time of the machine when the run began, and on the steady clock that counts on from there. */
  readonly #began = { wall: Date.now(), steady: performance.now() };

  constructor({ instanceId, clock, journal, action = 0 }: RecorderOptions) {
    this.#action = action;
    this.#instanceId = instanceId;
    this.#clock = clock;
    this.#journal = journal;
  }

  /** Number of the action that runs. */
  get action(): number {
    return this.#action;
  }

  /** An action starts. */
  begin(action: number): void {
    this.#action = action;
    this.#started = performance.now();
    this.log('info', 'action run started');
  }

  /** The last record of an action, which tells how long it took: nothing while the sample's clock stands still. */
  end(level: LogRecord['level'], message: string): void {
    const took = this.#clock === null ? Math.max(1, Math.round((performance.now() - this.#started) * 1e6)) : 0;
    this.#add(level, message, undefined, took);
  }

  log(level: LogRecord['level'], message: string, place?: SourcePlace): void {
    this.#add(level, message, place, 0);
  }

  /** Milliseconds since 1970, with fractions. */
  #now(): number {
    return this.#began.wall + performance.now() - this.#began.steady;
  }

  #add(level: LogRecord['level'], message: string, place: SourcePlace | undefined, took: number): void {
    const time = this.#clock === null ? timeOfMillis(this.#now()) : timeOf(this.#clock);
    const logDate = formatTime(time, rfc3339Nano);
    const record = recordJson(message, { logDate, took, level, instanceId: this.#instanceId });
    const log = { action: this.#action, level, message: recordMessage(message), record, ...(place && { place }) };
    this.logs.push(log);
    this.#journal?.add({ log });
  }

  effect(
    member: string,
    args: readonly Exported[],
    consequence: Effect['consequence'],
    note?: string,
    place?: SourcePlace,
  ): void {
    const effect: Effect = {
      action: this.action,
      member,
      arguments: args.map(shown),
      consequence,
      ...(note !== undefined && { note }),
      ...(place && { place }),
    };
    this.effects.push(effect);
    this.#journal?.add({ effect });
  }
}

/** An argument for people: its JSON, or what it is. */
function shown(value: Exported): string {
  const encoded = tryMarshalJson(value);
  return 'text' in encoded ? encoded.text : value.kind === 'func' ? 'function' : encoded.error;
}
