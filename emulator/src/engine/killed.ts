import type { ActionOutcome, Outcome, RunError, RunRequest } from '../api.js';
import { resolveSample } from '../samples/resolve.js';
import { answerOf } from '../triggers/answer.js';
import { Recorder } from '../triggers/recorder.js';
import type { Told } from './journal.js';

/** What goja would say at the limit; where it was is lost with the thread. */
const error: RunError = { message: 'interrupt', kind: 'timeout' };

/** What is known of a run whose thread had to be ended. */
export interface Killed {
  /** How many actions of the chain had started: the last of them is the one that was stopped. */
  readonly started: number;
  readonly told: Told;
  /** Milliseconds. */
  readonly total: number;
}

/** Outcome of a run whose thread had to be ended because built-in code did not come to an end. */
export function killedOutcome(request: RunRequest, { started, told, total }: Killed): Outcome {
  const { trigger, targetVersion } = request;
  const sample = resolveSample(request.sample, { trigger, ...(targetVersion && { targetVersion }) });
  const stopped = Math.max(0, started - 1);
  const name = request.actions[stopped]?.name ?? '';
  const { instance, clock } = sample;
  const recorder = new Recorder({ instanceId: instance.id, clock, action: stopped });
  recorder.end('error', `action run failed: ${error.message}`);
  return {
    ok: false,
    error,
    trigger,
    actions: request.actions.map((action, index) => actionOutcome(action.name, index, stopped)),
    logs: [...told.logs, ...recorder.logs],
    effects: told.effects,
    http: told.http,
    answer: answerOf(trigger, sample, {
      error,
      results: {},
      requests: told.http.filter(({ source }) => source !== 'refused').length,
    }),
    notes: [
      `${name} was stopped at its time limit inside a single built-in operation (such as a regular expression, \`sort\` or \`repeat\` on large data), where ZITADEL cannot stop it either: it waits until the operation ends and fails then.`,
      'The emulator had to end its engine: what was logged and called until then is told, what came of it (claims, metadata, the user) is not.',
      ...(told.full ? ['There was more than is told: the emulator keeps a limited part of what such a run says.'] : []),
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
