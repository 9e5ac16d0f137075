import { runComparators } from '../comparators/index.js';
import { type FileKind, parseRows } from '../model.js';

/** The files whose rows are runs of actions, through their comparators. */
export const runFiles: readonly FileKind[] = Object.entries(runComparators).map(([file, compare]) => ({
  file,
  *checks(text, around) {
    for (const row of parseRows<Readonly<Record<string, unknown>>>(text)) {
      yield {
        id: String(row.id),
        async run(emulator) {
          const comparison = compare(row, around);
          const outcomes = [];
          for (const request of comparison.requests) outcomes.push(await emulator.run(request));
          return comparison.compare(outcomes);
        },
      };
    }
  },
}));
