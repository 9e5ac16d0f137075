/** Rows of api.jsonl: one use or misuse of a member in one trigger, alone and inside try/catch. */
import type { ActionSource, Outcome } from '../../../emulator/src/api.js';
import { Fields } from './fields.js';
import { compareError, compareLogs, compareResult, hangs, requestOf, scriptsOf } from './runs.js';
import { listsKeys } from './text.js';
import type { Comparator } from './types.js';

type Data = Readonly<Record<string, unknown>>;

/** Whether the script's own `catch` saw the mistake, told by what it logged. */
function compareCatching(fields: Fields, row: Data, outcome: Outcome): void {
  const caught = outcome.logs.find((log) => log.message.startsWith('CAUGHT '));
  fields.equal('catchableByScript', row.catchableByScript, caught !== undefined);
  if (row.caughtAs != null && caught) fields.text('caughtAs', String(row.caughtAs), caught.message);
}

export const compareApi: Comparator = (row, around) => {
  const id = String(row.id);
  const actions = row.actions as readonly ActionSource[];
  const inTry = row.scriptWithTryCatch as string | undefined;
  const requests = [requestOf(row, around)];
  if (inTry !== undefined) {
    requests.push(requestOf(row, around, [...actions.slice(0, -1), { ...actions.at(-1)!, script: inTry }]));
  }
  return {
    id,
    requests,
    compare: ([outcome, second]) => {
      const fields = new Fields(id, around.port, { keysListed: listsKeys(scriptsOf(row)) });
      if (!outcome) throw new Error('a run gave no outcome');
      fields.equal('ok', row.ok, outcome.ok);
      compareError(fields, row.error as string | null, row.goPanicEscaped as string | null, outcome);
      if (!hangs(row.goPanicEscaped as string | null))
        compareLogs(fields, row.logs as { level: string; message: string }[], outcome, false);
      compareResult(fields, row.result as Data, outcome);
      if (second) compareCatching(fields, row, second);
      return fields.verdict();
    },
  };
};
