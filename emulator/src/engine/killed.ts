import type { Evaluation, Outcome, RunError, RunRequest } from '../api.js';

/** What goja would say at the limit; where it was is lost with the thread. */
const error: RunError = { message: 'interrupt', kind: 'timeout' };
const note =
  'A single built-in operation ran past the limit, where ZITADEL would have waited for it to end. The engine was stopped, so logs and effects up to then are not known.';

/** Outcome of a run whose thread had to be ended because built-in code did not come to an end. */
export function killedOutcome(request: RunRequest, total: number): Outcome {
  return {
    ok: false,
    error,
    trigger: request.trigger,
    actions: request.actions.map(({ name }) => ({ name, ran: false, ok: false, timings: { script: 0, function: 0 } })),
    logs: [],
    effects: [],
    http: [],
    answer: { summary: 'The run was stopped at its time limit.', details: [] },
    notes: [note],
    timings: { total },
  };
}

/** The same for a script evaluated alone. */
export function killedEvaluation(): Evaluation {
  return { accepted: true, ok: false, error };
}
