import { dressNative } from '../builtins/native.js';
import { construct, defineProperty, NativeError } from '../builtins/primordials.js';

/**
 * Defines the class `GoError`, of which the errors are that Go functions return: named so, instances of Error, with
 * the Go error as `value` (facts §1.6).
 *
 * @returns a function that makes one
 */
export function installGoError(): (message: string) => Error {
  const parent = Error;
  const GoError = function (this: unknown, ..._args: unknown[]): unknown {
    // biome-ignore lint/complexity/noArguments: the number of arguments must be kept
    return construct(parent, arguments as unknown as unknown[], new.target ?? GoError);
  } as unknown as ErrorConstructor;
  dressNative(GoError, 'GoError', 1);
  const hidden = { writable: true, enumerable: false, configurable: true };
  const prototype = Object.create(parent.prototype, {
    constructor: { value: GoError, ...hidden },
    message: { value: '', ...hidden },
    name: { value: 'GoError', ...hidden },
  }) as Error;
  defineProperty(GoError, 'prototype', { value: prototype, writable: false });
  Object.setPrototypeOf(GoError, parent);
  defineProperty(globalThis, 'GoError', { value: GoError, ...hidden });
  return (message) => {
    // not through the constructors of scripts: the error is the engine's, made inside a native function
    const error = construct(NativeError, [message], GoError) as Error;
    defineProperty(error, 'value', { value: message, writable: true, enumerable: true, configurable: true });
    return error;
  };
}
