/** What an object of the script is inside, asked without calling anything that the script can have changed. */
import { append, getPrototypeOf, uncurry } from '../builtins/primordials.js';

type Getter<Result> = (self: unknown) => Result;

function getterOf<Result>(owner: object, key: PropertyKey): Getter<Result> {
  const getter = Object.getOwnPropertyDescriptor(owner, key)?.get;
  if (getter === undefined) throw new TypeError(`no getter ${String(key)}`);
  return uncurry(getter as (this: unknown) => Result) as Getter<Result>;
}

const mapSize = getterOf<number>(Map.prototype, 'size');
const setSize = getterOf<number>(Set.prototype, 'size');
const mapForEach = uncurry(Map.prototype.forEach);
const setForEach = uncurry(Set.prototype.forEach);
const dateTime = uncurry(Date.prototype.getTime);
const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
const typedArrayTag = getterOf<string | undefined>(typedArrayPrototype, Symbol.toStringTag);
const typedArrayLength = getterOf<number>(typedArrayPrototype, 'length');
const typedArrayBuffer = getterOf<ArrayBuffer>(typedArrayPrototype, 'buffer');
const bufferLength = getterOf<number>(ArrayBuffer.prototype, 'byteLength');
const promiseThen = uncurry(Promise.prototype.then);
const numberValue = uncurry(Number.prototype.valueOf);
const booleanValue = uncurry(Boolean.prototype.valueOf);
const bigIntValue = uncurry(BigInt.prototype.valueOf);
const symbolValue = uncurry(Symbol.prototype.valueOf);
export const symbolDescription = getterOf<string | undefined>(Symbol.prototype, 'description');
export const mapGet = uncurry(Map.prototype.get) as <Key, Value>(map: Map<Key, Value>, key: Key) => Value | undefined;
export const mapSet = uncurry(Map.prototype.set) as <Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
) => unknown;
export const mapHas = uncurry(Map.prototype.has) as <Key>(map: Map<Key, unknown>, key: Key) => boolean;
export const mapDelete = uncurry(Map.prototype.delete) as <Key>(map: Map<Key, unknown>, key: Key) => boolean;
export const parseDate = Date.parse;
const objectPrototype = Object.prototype;
const promisePrototype = Promise.prototype;

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Calls a function for each entry of a table of ours, in order of insertion. */
export function eachEntry<Key, Value>(map: Map<Key, Value>, visit: (key: Key, value: Value) => void): void {
  mapForEach(map as Map<unknown, unknown>, (value, key) => visit(key as Key, value as Value));
}

/** Keys of a table of ours, in order of insertion. */
export function keysOf<Key>(map: Map<Key, unknown>): Key[] {
  const keys: Key[] = [];
  mapForEach(map as Map<unknown, unknown>, (_item, key) => append(keys, key as Key));
  return keys;
}

/** Entries of a Map in order; undefined when the value is none. */
export function entriesOf(value: object): [unknown, unknown][] | undefined {
  if (attempt(() => mapSize(value)) === undefined) return undefined;
  const entries: [unknown, unknown][] = [];
  mapForEach(value as Map<unknown, unknown>, (item, key) => append(entries, [key, item]));
  return entries;
}

/** Elements of a Set in order; undefined when the value is none. */
export function elementsOf(value: object): unknown[] | undefined {
  if (attempt(() => setSize(value)) === undefined) return undefined;
  const elements: unknown[] = [];
  setForEach(value as Set<unknown>, (item) => append(elements, item));
  return elements;
}

/** Milliseconds of a Date (NaN when invalid); undefined when the value is none. */
export function timeOf(value: object): number | undefined {
  return attempt(() => dateTime(value as Date));
}

export interface TypedArrayFacts {
  /** Name of the constructor. */
  readonly name: string;
  readonly length: number;
  /** Bytes of the buffer behind it. */
  readonly bufferLength: number;
}

export function typedArrayOf(value: object): TypedArrayFacts | undefined {
  const name = typedArrayTag(value);
  if (name === undefined) return undefined;
  return { name, length: typedArrayLength(value), bufferLength: bufferLength(typedArrayBuffer(value)) };
}

export function isArrayBuffer(value: object): boolean {
  return attempt(() => bufferLength(value)) !== undefined;
}

/** What a `new Number(…)` and its like hold; undefined for everything else, strings included. */
export function boxedPrimitive(value: object): number | boolean | bigint | symbol | undefined {
  return (
    attempt(() => numberValue(value as unknown as number)) ??
    attempt(() => booleanValue(value as unknown as boolean)) ??
    attempt(() => bigIntValue(value as unknown as bigint)) ??
    attempt(() => symbolValue(value as unknown as symbol))
  );
}

/** Whether the value is a promise. A promise without handlers gets an idle one by the question. */
export function isPromise(value: object): boolean {
  for (let at: object | null = value; at !== null; at = getPrototypeOf(at)) {
    if (at === promisePrototype) return attempt(() => promiseThen(value as Promise<unknown>)) !== undefined;
  }
  return false;
}

/** An object of which nothing but its own properties and Object.prototype's count: the common case. */
export function isPlain(value: object): boolean {
  const prototype = getPrototypeOf(value);
  return prototype === null || prototype === objectPrototype;
}
