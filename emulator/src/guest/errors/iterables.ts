import { nilPointer } from '../../go/panics.js';
import type { GuestEnv } from '../builtins/env.js';
import {
  apply,
  create,
  getPrototypeOf,
  isObject,
  jsonStringify,
  NativeTypeError,
  SideTable,
} from '../builtins/primordials.js';
import { makeTransparent } from './frames.js';
import { markers, shown } from './operands.js';

type Method = (this: unknown, ...args: unknown[]) => unknown;

interface Iterated {
  readonly iterator: object;
  readonly next: unknown;
  /** What goja does when `next` is no function: for..of calls it nevertheless. */
  readonly panics: boolean;
}

/**
 * Around what a script iterates, when it makes iterators of its own: QuickJS drops the value before it complains of it, and
 * goja's messages name it. What JavaScript's own iterators iterate is given back as it is.
 *
 * @returns `(value, forOf) => iterable`; throws what goja throws of a method that is none
 */
export function iterableHelper(env: GuestEnv): (value: unknown, forOf?: boolean) => unknown {
  const iterated = new SideTable<Iterated>();
  const own = ownWays();
  const complain = (text: string): TypeError => new NativeTypeError(markers.iterate + text);
  const ask = (self: unknown, name: 'next' | 'return', args: unknown[]): unknown => {
    const { iterator, next, panics } = iterated.get(self as object) as Iterated;
    const method = name === 'next' ? next : (iterator as Record<string, unknown>)[name];
    if (typeof method !== 'function') {
      if (name === 'return' && (method === undefined || method === null)) return {};
      if (panics) env.call('go.panic', jsonStringify([nilPointer, 'runtime.errorString']));
      throw complain('iterator.next is missing or not a function');
    }
    const result = apply(method as Method, iterator, args);
    if (!isObject(result)) throw complain(`Value is not an object: ${shown(result)}`);
    return result;
  };
  const checked = {
    next(this: unknown, ...args: unknown[]): unknown {
      return ask(this, 'next', args);
    },
    return(this: unknown, ...args: unknown[]): unknown {
      return ask(this, 'return', args);
    },
  };
  const helper = (value: unknown, forOf = false): unknown => {
    if (!isObject(value)) return value;
    const method = (value as unknown as Record<symbol, unknown>)[iteratorSymbol];
    if (method === undefined || method === null || own.has(method)) return value;
    if (typeof method !== 'function') throw complain(`${shown(method)} is not a method`);
    const iterator = apply(method as Method, value, []);
    if (!isObject(iterator)) throw complain(`Value is not an object: ${shown(iterator)}`);
    const { next } = iterator as { next?: unknown };
    const result = create(checked) as Record<symbol, unknown>;
    if (next === own.generatorNext) result[iteratorSymbol] = () => iterator;
    else {
      iterated.set(result, { iterator, next, panics: forOf });
      result[iteratorSymbol] = () => result;
    }
    makeTransparent(result[iteratorSymbol] as object);
    return result;
  };
  for (const method of [complain, ask, checked.next, checked.return, helper]) makeTransparent(method);
  return helper;
}

const iteratorSymbol: typeof Symbol.iterator = Symbol.iterator;

/** JavaScript's own ways to iterate, whose iterators give objects. */
function ownWays(): { readonly generatorNext: unknown; has(method: unknown): boolean } {
  const generators = getPrototypeOf(getPrototypeOf((function* () {})()) as object) as unknown as Iterator<unknown> &
    Iterable<unknown>;
  const methods: readonly unknown[] = [
    Array.prototype.values,
    Map.prototype.entries,
    Set.prototype.values,
    (String.prototype as { [Symbol.iterator]: unknown })[iteratorSymbol],
    (getPrototypeOf(Uint8Array.prototype) as Uint8Array).values,
    (generators as { [Symbol.iterator]: unknown })[iteratorSymbol],
  ];
  return {
    generatorNext: generators.next,
    has(method) {
      for (let i = 0; i < methods.length; i++) if (methods[i] === method) return true;
      return false;
    },
  };
}
