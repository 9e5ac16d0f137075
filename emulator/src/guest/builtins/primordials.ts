/**
 * The intrinsics as they are before a script runs. Guest code uses these and never a method through an object that a
 * script can change.
 */
export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;

type Method<This, Args extends readonly unknown[], Result> = (this: This, ...args: Args) => Result;

const call = Function.prototype.call;
const bind = Function.prototype.bind;

/** Makes a method a function that takes `this` as its first argument. */
export function uncurry<This, Args extends readonly unknown[], Result>(
  method: Method<This, Args, Result>,
): (self: This, ...args: Args) => Result {
  return apply(bind, call, [method]) as (self: This, ...args: Args) => Result;
}

export const NativeObject = Object;
const NativeArray = Array;
export const NativeDate = Date;
export const NativeError = Error;
export const NativeTypeError = TypeError;
export const NativeRangeError = RangeError;
export const NativeReferenceError = ReferenceError;
export const NativeSyntaxError = SyntaxError;
export const NativeRegExp = RegExp;
export const NativeString = String;
export const NativeBigInt = BigInt;
const NativeMap = Map;
export const NativeProxy = Proxy;
export const NativeUint32Array = Uint32Array;
export const NativeSymbol = Symbol;

export const isArray = Array.isArray;
export const create = Object.create;
export const freeze = Object.freeze;
export const fromCharCode = String.fromCharCode;
export const fromCodePoint = String.fromCodePoint;
export const { floor, min, max, trunc, abs, sign, pow, sqrt, log, log2, round } = Math;
export const isInteger = Number.isInteger;
export const isFiniteNumber = Number.isFinite;
export const jsonParse = JSON.parse;
const nativeStringify = JSON.stringify;

export const charCodeAt = uncurry(String.prototype.charCodeAt);
export const codePointAt = uncurry(String.prototype.codePointAt);
export const substring = uncurry(String.prototype.substring);
export const indexOf = uncurry(String.prototype.indexOf);
export const lastIndexOf = uncurry(String.prototype.lastIndexOf);
export const startsWith = uncurry(String.prototype.startsWith);
export const endsWith = uncurry(String.prototype.endsWith);
export const toLowerCase = uncurry(String.prototype.toLowerCase);
export const toUpperCase = uncurry(String.prototype.toUpperCase);
export const normalize = uncurry(String.prototype.normalize);
export const repeat = uncurry(String.prototype.repeat);
export const padStart = uncurry(String.prototype.padStart);
export const numberToString = uncurry(Number.prototype.toString);
export const bigintToString = uncurry(BigInt.prototype.toString);
export const objectToString = uncurry(Object.prototype.toString);
export const hasOwn = uncurry(Object.prototype.hasOwnProperty);
export const functionToString = uncurry(Function.prototype.toString);
export const regExpExec = uncurry(RegExp.prototype.exec);
export const symbolValueOf = uncurry(Symbol.prototype.valueOf);

const mapGet = uncurry(Map.prototype.get);
const mapSet = uncurry(Map.prototype.set);

/** A class whose constructor gives back what it is given, so that classes below it put their private fields there. */
const Given = function (this: unknown, object: object): object {
  return object;
} as unknown as new (
  object: object,
) => object;

/**
 * A table from objects to facts about them, which no script can see or change. The fact is a private field of the object
 * itself: a `WeakMap` takes QuickJS several times as long.
 */
export class SideTable<Value> {
  readonly get: (key: object) => Value | undefined;
  readonly set: (key: object, value: Value) => void;

  constructor() {
    class Stamp extends Given {
      #fact: Value;

      constructor(object: object, fact: Value) {
        super(object);
        this.#fact = fact;
      }

      static read(object: object): Value | undefined {
        return #fact in object ? object.#fact : undefined;
      }

      static write(object: object, fact: Value): void {
        if (#fact in object) object.#fact = fact;
        else new Stamp(object, fact);
      }
    }
    this.get = Stamp.read;
    this.set = Stamp.write;
  }
}

/** A table from texts to values; not affected by what scripts do to `Map.prototype`. */
export class TextTable<Value> {
  readonly #table = new NativeMap<string, Value>();

  get(key: string): Value | undefined {
    return mapGet(this.#table, key) as Value | undefined;
  }

  set(key: string, value: Value): void {
    mapSet(this.#table, key, value);
  }
}

/** A copy of a list of our own. */
export function copied<Item>(list: readonly Item[]): Item[] {
  // One number would be taken for a length.
  return list.length === 1 ? [list[0] as Item] : (apply(NativeArray, undefined, list as unknown[]) as Item[]);
}

/** Whether a value is an object or a function. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' ? value !== null : typeof value === 'function';
}

/** Appends to an array of our own, whatever a script has put on `Array.prototype`. */
export function append<Item>(list: Item[], item: Item): void {
  const at = list.length;
  if (!(at in list)) {
    list[at] = item;
    return;
  }
  defineProperty(list, at, {
    value: item,
    writable: true,
    enumerable: true,
    configurable: true,
    __proto__: null,
  } as PropertyDescriptor);
}

/**
 * JSON of our own data: plain objects, arrays, texts, numbers, booleans, null. Unlike `JSON.stringify` it asks no
 * `toJSON`, which a script may have put on a prototype.
 */
export function jsonStringify(value: unknown): string {
  if (value === undefined || typeof value === 'function') return 'null';
  if (!isObject(value)) return nativeStringify(value);
  let text = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + jsonStringify(value[i]);
    return `[${text}]`;
  }
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${nativeStringify(key)}:${jsonStringify(member)}`;
  }
  return `{${text}}`;
}
