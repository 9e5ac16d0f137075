/**
 * The emulator's public API. Nothing heavy happens at import or in {@link createEmulator}: the first run starts a
 * worker thread.
 *
 * @packageDocumentation
 */
import type { Emulator, EmulatorOptions, Evaluation, Outcome } from './api.js';
import { killedEvaluation, killedOutcome } from './engine/killed.js';
import { Pool } from './engine/pool.js';
import { liveTransport } from './modules/http/live.js';

export type * from './api.js';
export { InternalError, UserError } from './errors.js';

/**
 * Makes an emulator. It holds at most two threads and keeps no process alive while it is idle; `dispose` ends them.
 *
 * @throws nothing itself. `run` and `evaluate` reject with {@link UserError} when the request is wrong, with the
 *   signal's reason when it was aborted, and with {@link InternalError} when the emulator is at fault. What a script
 *   does, whatever it is, is part of the outcome.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const pool = new Pool(options, liveTransport);
  return {
    async run(request, { signal } = {}) {
      const started = performance.now();
      const end = await pool.submit({ kind: 'run', request }, signal);
      return 'result' in end ? (end.result as Outcome) : killedOutcome(request, performance.now() - started);
    },
    async evaluate(request, { signal } = {}) {
      const end = await pool.submit({ kind: 'evaluate', request }, signal);
      return 'result' in end ? (end.result as Evaluation) : killedEvaluation();
    },
    dispose: () => pool.dispose(),
  };
}
