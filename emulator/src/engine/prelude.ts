import { type QuickJSHandle, Scope, type VmFunctionImplementation } from 'quickjs-emscripten-core';
import { InternalError } from '../errors.js';
import { declareHidden } from '../language/hidden.js';
import type { Machine } from './machine.js';
import { type Probes, probe } from './probe.js';
import { sweep } from './sweep.js';

/** What the prelude left in the memory of a machine: addresses, which stay what they are from image to image. */
export interface Guest {
  /** Address of each hook's value. */
  readonly hooks: Readonly<Record<string, number>>;
  readonly probes: Probes;
}

/**
 * Evaluates the prelude in a fresh machine and takes its hooks.
 *
 * The contract with the guest (`emulator/src/guest/main.ts`): bundled, it declares a variable `guest` with
 * `install(host)`. `host(op, json)` calls the engine's `hostOps` and gives their answer; when it gives the empty string
 * instead, the run is at its end (a Go panic was reported) and the guest must spin (`for (;;) {}`) until the engine
 * ends it. `install` returns an object of hooks: functions that take one string of JSON and return one, except those
 * that are given a value (`describe` an exception, and the `inspect` hooks of a script): they take any value and return
 * JSON. Nothing of it can be reached from the global object.
 */
export function evaluatePrelude(
  machine: Machine,
  guestText: string,
  host: VmFunctionImplementation<QuickJSHandle>,
): Guest {
  const { context } = machine;
  const probes = probe(machine);
  try {
    const guest = install(context, guestText, host, probes);
    sweep(machine, probes.heapEnd);
    return guest;
  } catch (error) {
    // The library's own error holds the whole machine, which nobody wants to see printed.
    throw new InternalError(`the prelude failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function install(
  context: Machine['context'],
  guestText: string,
  host: VmFunctionImplementation<QuickJSHandle>,
  probes: Probes,
): Guest {
  return Scope.withScope((scope) => {
    const hostFunction = scope.manage(context.newFunction('host', host));
    const text = `(() => { ${guestText}\nreturn guest; })()`;
    const guest = scope.manage(context.unwrapResult(context.evalCode(text, '<guest>', 0)));
    const hooks = scope.manage(context.unwrapResult(context.callMethod(guest, 'install', [hostFunction])));
    // Names for prepared scripts, lexical ones: nothing shows on the global object.
    scope.manage(context.unwrapResult(context.evalCode(declareHidden(), '<guest>', 0)));
    const names = scope.manage(context.unwrapResult(context.getOwnPropertyNames(hooks, { strings: true })));
    const addresses: Record<string, number> = {};
    // The handles are never disposed of: the memory image holds what they point to.
    for (const name of names) addresses[context.getString(name)] = context.getProp(hooks, name).value;
    return { hooks: addresses, probes };
  });
}
