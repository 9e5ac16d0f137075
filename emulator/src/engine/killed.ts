import type { ActionOutcome, LogRecord, Outcome, RunError, RunRequest } from '../api.js';
import { resolveSample } from '../samples/resolve.js';
import { answerOf } from '../triggers/answer.js';

/** What goja would say at the limit; where it was is lost with the thread. */
const error: RunError = { message: 'interrupt', kind: 'timeout' };

/**
 * Outcome of a run whose thread had to be ended because built-in code did not come to an end.
 *
 * @param started how many actions of the chain had started: the last of them is the one that was stopped
 * @param total milliseconds
 */
export function killedOutcome(request: RunRequest, started: number, total: number): Outcome {
  const { trigger, targetVersion } = request;
  const sample = resolveSample(request.sample, { trigger, ...(targetVersion && { targetVersion }) });
  const stopped = Math.max(0, started - 1);
  const name = request.actions[stopped]?.name ?? '';
  const begun = request.actions.slice(0, started).map((_action, index) => index);
  return {
    ok: false,
    error,
    trigger,
    actions: request.actions.map((action, index) => actionOutcome(action.name, index, stopped)),
    logs: begun.map((action): LogRecord => ({ action, level: 'info', message: 'action run started' })),
    effects: [],
    http: [],
    answer: answerOf(trigger, sample, { error, results: {}, requests: 0 }),
    notes: [
      `${name} was stopped at its time limit inside a single built-in operation (such as a regular expression, \`sort\` or \`repeat\` on large data), where ZITADEL cannot stop it either: it waits until the operation ends and fails then.`,
      'The emulator had to end its engine, so what was logged and set before that point is not known.',
    ],
    timings: { total },
  };
}

function actionOutcome(name: string, index: number, stopped: number): ActionOutcome {
  const timings = { script: 0, function: 0 };
  // The chain has passed those before: they succeeded, or were allowed to fail.
  if (index < stopped) return { name, ran: true, ok: true, timings };
  return index === stopped ? { name, ran: true, ok: false, error, timings } : { name, ran: false, ok: false, timings };
}
