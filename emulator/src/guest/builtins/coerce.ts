import {
  isObject,
  max,
  min,
  NativeObject,
  NativeRangeError,
  NativeString,
  NativeTypeError,
  trunc,
} from './primordials.js';

const { isNaN: isNotNumber, NEGATIVE_INFINITY: leastInteger } = Number;

/** The largest integer of goja's `toLength`. */
const maxSafe = 2 ** 53 - 1;

/** A value as goja's messages print it: symbols by their description. */
export function shown(value: unknown): string {
  return typeof value === 'symbol' ? symbolText(value) : NativeString(value);
}

const descriptionOf = Object.getOwnPropertyDescriptor(Symbol.prototype, 'description')?.get as () => string | undefined;

/** goja prints symbols by their description alone in most messages. */
function symbolText(value: symbol): string {
  return Reflect_apply(descriptionOf, value, []) ?? '';
}

const Reflect_apply = Reflect.apply as (
  method: () => string | undefined,
  self: unknown,
  args: [],
) => string | undefined;

export function typeError(text: string): TypeError {
  return new NativeTypeError(text);
}

export function rangeError(text: string): RangeError {
  return new NativeRangeError(text);
}

/** `this` of an array method. */
export function toObject(value: unknown): object {
  if (value === undefined || value === null) throw typeError('Cannot convert undefined or null to object');
  return NativeObject(value) as object;
}

/** `this` of a string method, as text. */
export function thisText(value: unknown): string {
  if (value === undefined || value === null) throw typeError('Value is not object coercible');
  return toText(value);
}

export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') throw typeError('Cannot convert a Symbol value to a string');
  if (!isObject(value)) return NativeString(value);
  const outer = converted;
  converted = value;
  try {
    return NativeString(value);
  } finally {
    converted = outer;
  }
}

let converted: object | undefined;

/** The object that a built-in of ours makes a text of just now; an error about that does not hold it. */
export function convertedNow(): object | undefined {
  return converted;
}

export function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : +(value as number);
}

/** Go makes the least integer of what is too large for 64 bits, whose low half is empty. */
export function toUint32(value: unknown): number {
  const number = toNumber(value);
  return number >= 2 ** 63 || number <= -(2 ** 63) ? 0 : number >>> 0;
}

/** goja's ToInteger: NaN is 0; infinities stay, which compares as its clamped numbers do. */
export function toInteger(value: unknown): number {
  // Go makes the least integer of the NaN that this text is
  if (value === 'NaN') return leastInteger;
  const number = toNumber(value);
  return isNotNumber(number) ? 0 : trunc(number) + 0;
}

export function toLength(value: unknown): number {
  return min(max(toInteger(value), 0), maxSafe);
}

export function lengthOf(value: object): number {
  return toLength((value as { length?: unknown }).length);
}

export function toIndex(value: unknown): number {
  const index = toInteger(value);
  if (index >= 0 && index <= maxSafe) return index;
  throw rangeError(`Invalid index ${shown(value)}`);
}

export function requireObject(value: unknown): object {
  if (isObject(value)) return value;
  throw typeError(`Value is not an object: ${shown(value)}`);
}

export type Callable = (this: unknown, ...args: unknown[]) => unknown;

export function requireCallable(value: unknown): Callable {
  if (typeof requireObject(value) === 'function') return value as Callable;
  throw typeError(`Value is not callable: ${toText(value)}`);
}
