import type { Emulator } from '../../../emulator/src/index.js';
import { Comparison } from '../compare.js';
import { canRun, type FileKind, parseRows } from '../model.js';
import { compareValue, type ExpectedValue, errorOf, evaluate, panicOf } from './evaluations.js';

interface Row extends ExpectedValue {
  readonly id: string;
  readonly code: string;
  readonly accepted: boolean;
  readonly ok: boolean;
  readonly error: string | null;
  readonly panic: string | null;
  readonly then?: readonly { readonly code: string; readonly value: string | null; readonly error: string | null }[];
}

/** Snippets evaluated as scripts: does the parser take them, and what do they give. */
export const syntax: FileKind = {
  file: 'syntax.jsonl',
  *checks(text) {
    for (const row of parseRows<Row>(text).filter(canRun)) {
      const run = async (emulator: Emulator) => {
        const comparison = new Comparison(row.id);
        const actual = await evaluate(
          emulator,
          row.code,
          row.then?.map(({ code }) => code),
        );
        comparison.same('accepted', row.accepted, actual.accepted);
        comparison.same('ok', row.ok, actual.ok);
        comparison.text('error', row.error, errorOf(actual));
        comparison.panic('panic', row.panic, panicOf(actual));
        // The type is no field of these rows' comparison.
        compareValue(comparison, { ...row, type: actual.type ?? null }, actual);
        row.then?.forEach(({ code, value, error }, index) => {
          comparison.text(`then ${code}`, value, actual.afterwards?.[index]?.value);
          comparison.text(`then ${code} error`, error, actual.afterwards?.[index]?.error);
        });
        return comparison.verdict();
      };
      yield { id: row.id, run };
    }
  },
};
