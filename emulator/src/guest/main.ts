/**
 * What runs inside QuickJS before any action: bundled to one text, evaluated once, and kept as part of the memory image
 * that every run starts from. See `emulator/src/engine/instance.ts` for the contract with the host.
 */
import { type GuestEnv, installBuiltins } from './builtins/index.js';
import { watchEndings } from './ending.js';
import { installErrors } from './errors/index.js';
import { evaluationHooks } from './evaluation.js';
import { installGo } from './go/index.js';
import { layOutHidden } from './hidden.js';

/** Calls an operation of the host. An empty answer means that the run is over. */
export type HostCall = (op: string, json: string) => string;

/** What the host can call: with JSON, or with a value of the script (`describe` and the `inspect` hooks). */
export type Hooks = Readonly<Record<string, (argument: never) => string>>;

export function install(host: HostCall): Hooks {
  const env: GuestEnv = {
    call(op, json) {
      const answer = host(op, json);
      // A Go panic: no `catch` and no `finally` of the script may run. The engine ends the loop at once.
      if (answer === '') for (;;);
      return answer;
    },
    now: () => +env.call('clock.now', ''),
    random: () => +env.call('random.next', ''),
  };
  const errors = installErrors(env);
  watchEndings(env);
  installBuiltins(env);
  layOutHidden(env, errors.operands);
  const go = installGo(
    env,
    JSON.parse(env.call('go.types', '')),
    errors.goError,
    (error) => (JSON.parse(errors.describe(error)) as { text: string }).text,
  );
  env.takeRefusal = go.takeRefusal;
  const { start, call, callDeclared, returned, readBack } = go;
  return { describe: errors.describe, ...evaluationHooks(), start, call, callDeclared, returned, readBack };
}
