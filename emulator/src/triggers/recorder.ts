/** Log records, effects and what else a run leaves behind, in order. */
import type { Effect, LogRecord, SourcePlace } from '../api.js';
import type { Exported } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import { recordMessage } from '../modules/log/record.js';

export class Recorder {
  readonly logs: LogRecord[] = [];
  readonly effects: Effect[] = [];
  readonly notes: string[] = [];
  /** Names of actions that saw the keys of a Go map in an order that chance gave. */
  readonly enumerated = new Set<string>();
  /** Number of the action that runs. */
  action = 0;

  log(level: LogRecord['level'], message: string, place?: SourcePlace): void {
    this.logs.push({ action: this.action, level, message: recordMessage(message), ...(place && { place }) });
  }

  effect(
    member: string,
    args: readonly Exported[],
    consequence: Effect['consequence'],
    note?: string,
    place?: SourcePlace,
  ): void {
    this.effects.push({
      action: this.action,
      member,
      arguments: args.map(shown),
      consequence,
      ...(note !== undefined && { note }),
      ...(place && { place }),
    });
  }
}

/** An argument for people: its JSON, or what it is. */
function shown(value: Exported): string {
  const encoded = tryMarshalJson(value);
  return 'text' in encoded ? encoded.text : value.kind === 'func' ? 'function' : encoded.error;
}
