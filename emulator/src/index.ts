/**
 * The emulator's public API; docs/api.md shows it by examples. Nothing heavy happens at import or in
 * {@link createEmulator}: the first run starts a worker thread.
 *
 * @packageDocumentation
 */
import type { Emulator, EmulatorOptions, Evaluation, Outcome } from './api.js';
import { Pool } from './engine/pool.js';
import type { AsyncTransport } from './engine/protocol.js';
import { InternalError } from './errors.js';
import { checkEvaluateRequest, checkOptions, checkRunRequest } from './request.js';

export type * from './api.js';
export { type TriggerId, triggerIds, type Version } from './catalogue/model.js';
export { InternalError, UserError } from './errors.js';
export { bundledSample, bundledSampleNames, bundledSamplesFor } from './samples/bundled/index.js';
export { inlineSampleFiles } from './samples/files.js';
export type { Sample } from './samples/model.js';
export { parseSample } from './samples/parse.js';

/** Node's network modules are loaded by the first request that goes out: hardly any run makes one. */
const liveTransport: AsyncTransport = (request, signal) => {
  const live = require('./modules/http/live.js') as typeof import('./modules/http/live.js');
  return live.liveTransport(request, signal);
};

/**
 * Makes an emulator. It holds at most two threads and keeps no process alive while it is idle; `dispose` ends them.
 *
 * @throws UserError when the worker is not there, or a memory limit cannot be kept. `run` and `evaluate` reject with {@link UserError} when the request is wrong, with the
 *   signal's reason when it was aborted, and with {@link InternalError} when the emulator is at fault. What a script
 *   does, whatever it is, is part of the outcome.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  checkOptions(options);
  const pool = new Pool(options, liveTransport);
  return {
    async run(request, { signal } = {}) {
      checkRunRequest(request);
      const before = performance.now();
      const end = await pool.submit({ kind: 'run', request }, signal);
      if ('result' in end) return end.result as Outcome;
      const total = performance.now() - before;
      const { started, told } = end;
      const killed = await pool.submit({ kind: 'killed', request, started, told, total }, signal);
      if ('result' in killed) return killed.result as Outcome;
      throw new InternalError('the engine did not tell how a run ended that it had to stop');
    },
    async evaluate(request, { signal } = {}) {
      checkEvaluateRequest(request);
      const end = await pool.submit({ kind: 'evaluate', request }, signal);
      if ('result' in end) return end.result as Evaluation;
      // What goja would say at the limit; where it was is lost with the thread.
      return { accepted: true, ok: false, error: { message: 'interrupt', kind: 'timeout' } };
    },
    dispose: () => pool.dispose(),
  };
}
