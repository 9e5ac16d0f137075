import { isObject, NativeString, NativeSymbol, NativeTypeError } from '../builtins/primordials.js';
import { makeTransparent } from './frames.js';

/**
 * Functions for transformed scripts, around operands that may not fit. QuickJS's messages do not tell the value, and
 * goja's do. Each gives back what the original place goes on with.
 */
export interface OperandHelpers {
  /** Around a callee that is no function: a function that throws goja's error when it is called, after the arguments. */
  callee(value: unknown): () => never;
  /** Around the operand of `new` that is no constructor. */
  constructed(value: unknown): new () => never;
  /** Around the right side of `in`. */
  container<Value>(value: Value): Value;
  /** Around the right side of `instanceof`. */
  instanceClass<Value>(value: Value): Value;
}

/** A value as goja's messages print it: symbols by their description. */
export function shown(value: unknown): string {
  if (typeof value === 'symbol') return NativeSymbol.prototype.toString === undefined ? '' : (value.description ?? '');
  return NativeString(value);
}

export function operandHelpers(): OperandHelpers {
  const throwing = (value: unknown, texts: (value: unknown) => string) => {
    // `new` must be possible: an arrow function would refuse it
    const thrower = function (this: unknown): never {
      void new.target;
      throw new NativeTypeError(texts(value));
    };
    makeTransparent(thrower);
    return thrower;
  };
  const helpers: OperandHelpers = {
    callee: (value) =>
      throwing(value, (it) => (isObject(it) ? `Not a function: ${shown(it)}` : `Value is not an object: ${shown(it)}`)),
    constructed: (value) =>
      throwing(value, (it) =>
        isObject(it) ? 'Value is not a constructor' : `Value is not an object: ${shown(it)}`,
      ) as unknown as new () => never,
    container: (value) => {
      if (!isObject(value)) throw new NativeTypeError(`Value is not an object: ${shown(value)}`);
      return value;
    },
    instanceClass: (value) => {
      if (!isObject(value)) throw new NativeTypeError(`Value is not an object: ${shown(value)}`);
      if (typeof value !== 'function') {
        const method = (value as Record<symbol, unknown>)[Symbol.hasInstance];
        if (method === undefined || method === null) {
          throw new NativeTypeError(`Expecting a function in instanceof check, but got ${shown(value)}`);
        }
        if (typeof method !== 'function') throw new NativeTypeError(`${shown(method)} is not a method`);
      }
      return value;
    },
  };
  makeTransparent(helpers.callee);
  makeTransparent(helpers.constructed);
  makeTransparent(helpers.container);
  makeTransparent(helpers.instanceClass);
  return helpers;
}
