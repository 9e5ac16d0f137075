import type { GuestEnv } from './builtins/env.js';
import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  jsonStringify,
  NativeError,
  substring,
} from './builtins/primordials.js';

/** What QuickJS says when a run has to end: at the limit, or because something grew beyond what it can hold. */
const endings = ['interrupted', 'string too long', 'out of memory'];

type Hook = (error: unknown, sites: readonly object[]) => unknown;

/**
 * Tells the host where a run was when it had to end: operation `ending` with `{reason, at}`. goja has no limits of size,
 * so a script must not see an error about one: the host ends the run (facts §1.6). Call it after `installErrors`.
 */
export function watchEndings(env: GuestEnv): void {
  const holder = NativeError as unknown as { prepareStackTrace: Hook };
  const hook = holder.prepareStackTrace;
  holder.prepareStackTrace = (error, sites) => {
    const result = hook(error, sites);
    const reason = ending(error);
    if (reason !== undefined) env.call('ending', jsonStringify({ reason, at: firstFrame(error as object) }));
    return result;
  };
}

/** QuickJS's own kind of error; scripts get none of these to see. */
const internalError = (globalThis as unknown as { InternalError: { prototype: object } }).InternalError.prototype;

function ending(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || getPrototypeOf(error) !== internalError) return undefined;
  const message = getOwnPropertyDescriptor(error, 'message')?.value;
  for (let i = 0; i < endings.length; i++) if (message === endings[i]) return message;
  return undefined;
}

/** The innermost frame: the second line of `stack`, which the error hook has made; no script has had the error yet. */
function firstFrame(error: object): string {
  const { stack } = error as { stack?: unknown };
  if (typeof stack !== 'string') return '';
  const start = indexOf(stack, '\tat ');
  if (start < 0) return '';
  const rest = substring(stack, start + 4);
  const end = indexOf(rest, '\n');
  return end < 0 ? rest : substring(rest, 0, end);
}
