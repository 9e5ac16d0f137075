import { power } from '../builtins/go-math.js';
import {
  isArray,
  isObject,
  NativeObject,
  NativeReferenceError,
  NativeString,
  NativeSymbol,
  NativeTypeError,
  ownKeys,
} from '../builtins/primordials.js';
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
  /** Around a callee that is the result of something. */
  invoked(value: unknown): unknown;
  /** Instead of a callee that nothing declares. */
  unresolved(name: string): () => never;
  /** Around an object whose member is called: remembers the member when it is no function. */
  receiver<Value>(value: Value, name: string): Value;
  /** Around the key of a member that is called: the key as a property key. */
  member(value: unknown, key: unknown): unknown;
  /** The two of them, for an object that must not be evaluated twice. */
  object<Value>(value: Value): Value;
  key(key: unknown): unknown;
  /** Around `k` in `o[k] += 1`: remembers it, which QuickJS's error does not tell. */
  noted<Value>(key: Value): Value;
  /** Around what is spread in an object literal. */
  spread(value: unknown): unknown;
  /** Around what `new` is applied to. */
  newTarget(value: unknown): unknown;
  /** `left ** right`. */
  power(left: unknown, right: unknown): unknown;
  /** Around the argument of `new Promise`, which QuickJS does not name (and its own constructor is what `await` looks for). */
  executor<Value>(value: Value): Value;
  /** Asked at the end of a derived constructor, with a function that reads `this`: `super()` must have been called. */
  derived(self: () => unknown): void;
  /** Around `o` in `o.x = …` in strict code: remembers it when it is no object. */
  assigned<Value>(value: Value): Value;
  /** Around what is thrown: tells it from what a `finally` throws again. */
  thrown<Value>(value: Value): Value;
  /** Around the right side of `in`. */
  container<Value>(value: Value): Value;
  /** Around the right side of `instanceof`. */
  instanceClass<Value>(value: Value): Value;
}

/** What stands before the messages of errors made here, until they are reworded: it tells what they are about. */
export const markers = {
  call: '$ꞏcall:',
  result: '$ꞏresult:',
  construct: '$ꞏconstruct:',
  relation: '$ꞏrelation:',
  iterate: '$ꞏiterate:',
} as const;

/** The message of a derived constructor that has not called `super()`, until it is reworded. */
export const superMissing = '$ꞏsuper';

/** A value as goja's messages print it: symbols by their description. */
export function shown(value: unknown): string {
  if (typeof value === 'symbol') return NativeSymbol.prototype.toString === undefined ? '' : (value.description ?? '');
  return NativeString(value);
}

/** @param forgetTrace makes QuickJS note the place of the next value that is thrown, whatever was thrown before */
export function operandHelpers(forgetTrace: () => void): OperandHelpers {
  let base: unknown;
  const throwing = (value: unknown, marker: string, texts: (value: unknown) => string) => {
    // `new` must be possible: an arrow function would refuse it
    const thrower = function (this: unknown): never {
      void new.target;
      throw new NativeTypeError(marker + texts(value));
    };
    makeTransparent(thrower);
    return thrower;
  };
  const helpers: OperandHelpers = {
    callee: (value) => throwing(value, markers.call, notCallable),
    invoked: (value) => (typeof value === 'function' ? value : throwing(value, markers.result, notCallable)),
    unresolved: (name) => {
      const thrower = (): never => {
        throw new NativeReferenceError(`${markers.call}${name} is not defined`);
      };
      makeTransparent(thrower);
      return thrower;
    },
    receiver: (value, name) => {
      lastReceiver = value;
      if (value !== null && value !== undefined) inspectMember(value, name);
      return value;
    },
    member,
    object: (value) => {
      base = value;
      return value;
    },
    key: (key) => {
      const value = base;
      base = undefined;
      return member(value, key);
    },
    noted: (key) => {
      lastKey = key;
      return key;
    },
    assigned: (value) => {
      if (!isObject(value)) lastAssigned = { value };
      return value;
    },
    thrown: (value) => {
      forgetTrace();
      lastThrown = value;
      throws = true;
      return value;
    },
    spread: (value) => (typeof value === 'string' ? NativeObject(value) : value),
    newTarget: (value) => (typeof value === 'function' ? value : helpers.constructed(value)),
    power: (left, right) => {
      const base = numeric(left);
      const exponent = numeric(right);
      return typeof base === 'number' && typeof exponent === 'number'
        ? power(base, exponent)
        : (base as number) ** (exponent as number);
    },
    executor: (value) => {
      if (typeof value === 'function') return value;
      const text = isObject(value) ? 'Value is not callable' : 'Value is not an object';
      throw new NativeTypeError(`${markers.construct}${text}: ${shown(value)}`);
    },
    derived: (self) => {
      try {
        self();
      } catch {
        throw new NativeReferenceError(superMissing);
      }
    },
    constructed: (value) =>
      throwing(value, markers.construct, (it) =>
        isObject(it) ? 'Value is not a constructor' : `Value is not an object: ${shown(it)}`,
      ) as unknown as new () => never,
    container: (value) => {
      if (!isObject(value)) throw relationError(`Value is not an object: ${shown(value)}`);
      return value;
    },
    instanceClass: (value) => {
      if (!isObject(value)) throw relationError(`Value is not an object: ${shown(value)}`);
      if (typeof value !== 'function') {
        const method = (value as Record<symbol, unknown>)[Symbol.hasInstance];
        if (method === undefined || method === null) {
          throw relationError(`Expecting a function in instanceof check, but got ${shown(value)}`);
        }
        if (typeof method !== 'function') throw relationError(`${shown(method)} is not a method`);
      }
      return value;
    },
  };
  makeTransparent(relationError);
  for (const name of ownKeys(helpers)) makeTransparent(helpers[name as keyof OperandHelpers]);
  return helpers;
}

/** A number or a big integer: what operators make of a value, asked once. */
function numeric(value: unknown): number | bigint {
  return typeof value === 'number' ? value : -(-(value as number));
}

/** What the last member that was about to be called is, when it is no function. */
let refused: { readonly key: string; readonly text: string } | undefined;

/** goja's text for a member that was called and is no function, if it is known; `key`: its name, if that is known. */
export function takeRefusedMember(key: string | undefined): string | undefined {
  const found = refused;
  if (found === undefined || (key !== undefined && key !== found.key)) return undefined;
  refused = undefined;
  return found.text;
}

let lastKey: unknown;

/** The key that was asked for last in an assignment like `o[k] += 1`. */
export function takeNotedKey(): string {
  const key = lastKey;
  lastKey = undefined;
  return shown(key);
}

let lastAssigned: { readonly value: unknown } | undefined;

/** What strict code assigned a member to last that is no object, as text; undefined when there is none. */
export function takeAssigned(): string | undefined {
  const found = lastAssigned;
  lastAssigned = undefined;
  return found && shown(found.value);
}

let lastThrown: unknown;
let throws = false;

/** Whether a value is on its way because the script has a `throw` for it that was not asked about yet. */
export function takeThrown(value: unknown): boolean {
  const anew = throws && isSame(lastThrown, value);
  throws = false;
  lastThrown = undefined;
  return anew;
}
const isSame = Object.is;

let lastReceiver: unknown;

/** The array whose method was called last, as far as the script asks for it. */
export function calledArray(): readonly unknown[] | undefined {
  return isArray(lastReceiver) ? lastReceiver : undefined;
}

function inspectMember(value: unknown, key: string | symbol): void {
  const it = (value as Record<string | symbol, unknown>)[key];
  if (typeof it === 'function') return;
  const name = shown(key);
  refused = undefined;
  try {
    refused = {
      key: name,
      text:
        it !== undefined || key in (NativeObject(value) as object) ? notCallable(it) : `Object has no member '${name}'`,
    };
  } catch {
    // The text cannot be made: the general one will do.
  }
}

/** The key as a property key; nothing is done when the object has no properties, since that is the error then. */
function member(value: unknown, key: unknown): unknown {
  if (value === null || value === undefined) return key;
  const name = typeof key === 'symbol' ? key : NativeString(key);
  inspectMember(value, name);
  return name;
}

function relationError(text: string): TypeError {
  return new NativeTypeError(markers.relation + text);
}

function notCallable(value: unknown): string {
  if (typeof value === 'symbol') return 'Cannot convert a Symbol value to a string';
  return isObject(value) ? `Not a function: ${shown(value)}` : `Value is not an object: ${shown(value)}`;
}
