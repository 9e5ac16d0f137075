import type { Outcome, RunRequest } from '../api.js';
import type { Engine } from '../engine/instance.js';
import { UserError } from '../errors.js';
import type { HttpTransport } from '../modules/http/transport.js';

/** Runs the actions of a trigger one after the other, each on a fresh runtime. Synchronous. */
export function runTrigger(request: RunRequest, _engine: Engine, _transport: HttpTransport): Outcome {
  throw new UserError(`${request.trigger} cannot be run yet`);
}
