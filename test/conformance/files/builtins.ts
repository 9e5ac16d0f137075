import type { Emulator } from '../../../emulator/src/index.js';
import { Comparison } from '../compare.js';
import { canRun, type FileKind, parseRows } from '../model.js';
import { compareValue, type ExpectedValue, errorOf, evaluate, panicOf } from './evaluations.js';

interface Row extends ExpectedValue {
  readonly id: string;
  readonly code: string;
  readonly ok: boolean;
  readonly error?: string | null;
  readonly panic?: string | null;
}

function expressions(file: string): FileKind {
  return {
    file,
    *checks(text) {
      for (const row of parseRows<Row>(text).filter(canRun)) {
        const run = async (emulator: Emulator) => {
          const comparison = new Comparison(row.id);
          const actual = await evaluate(emulator, row.code);
          comparison.same('ok', row.ok, actual.ok);
          comparison.text('error', row.error, errorOf(actual));
          comparison.panic('panic', row.panic, panicOf(actual));
          compareValue(comparison, row, actual);
          return comparison.verdict();
        };
        yield { id: row.id, run };
      }
    },
  };
}

/** Expressions over the built-ins, chosen by hand. */
export const builtins = expressions('builtins.jsonl');

/** Expressions put together at random. */
export const builtinsRandom = expressions('builtins-random.jsonl');
