/** goja's `Value.Export()`: the Go value that a value of the script becomes (facts §4.3). */

import type { Type } from '../../go/types.js';
import { nativeName } from '../builtins/native.js';
import {
  append,
  bigintToString,
  functionToString,
  getPrototypeOf,
  isArray,
  isObject,
  NativeObject,
  numberToString,
  regExpExec,
  startsWith,
} from '../builtins/primordials.js';
import {
  boxedPrimitive,
  elementsOf,
  entriesOf,
  isArrayBuffer,
  isPlain,
  isPromise,
  mapGet,
  mapSet,
  symbolDescription,
  type TypedArrayFacts,
  timeOf,
  typedArrayOf,
} from './inspect.js';
import { type Dynamic, type GoFunction, type MapMemory, newMap, newSlice, type Raw } from './memory.js';
import type { World } from './world.js';

/** Whether a number is one of goja's integers: whole, not -0, and at most 2^53. */
export function isGoInteger(value: number): boolean {
  return (
    value === Math_floor(value) && value <= 9007199254740992 && value >= -9007199254740992 && !isNegativeZero(value)
  );
}
const Math_floor = Math.floor;

export function isNegativeZero(value: number): boolean {
  return value === 0 && 1 / value < 0;
}

const objectKeys = NativeObject.keys;

/** Finds what a wrapper of Go memory stands for. */
export interface Wrappers {
  /** The Go value behind a wrapper or a wrapped function; undefined for values of the script's own. */
  origin(value: object): Dynamic | undefined;
  isProxy(value: object): boolean;
}

type Seen = Map<object, Raw>;

/** A function of the script as Go has it: named after the method of goja's that calls it. */
function goFunction(value: object): GoFunction {
  const kind = nativeName(value) === undefined ? callable(functionToString(value as () => void)) : '';
  const name =
    kind === '' ? '' : `github.com/dop251/goja.(*${kind}).${kind === 'classFuncObject' ? 'Construct' : 'Call'}-fm`;
  return { op: '', name, parameters: null, variadic: false, script: value };
}

/** goja's type of a function, by its text. */
function callable(text: string): string {
  if (startsWith(text, 'class')) return 'classFuncObject';
  const isAsync = startsWith(text, 'async');
  if (regExpExec(/^(?:async\b\s*)?(?:\(|[\w$]+\s*=>)/, text) !== null)
    return isAsync ? 'asyncArrowFuncObject' : 'arrowFuncObject';
  if (regExpExec(/^(?:function\s*)?\*/, text) !== null) return 'generatorFuncObject';
  return isAsync ? 'asyncFuncObject' : 'baseJsFuncObject';
}

export class Exporter {
  private readonly world: World;
  private readonly wrappers: Wrappers;
  /** Set when Go memory that the script can still change became part of what was exported. */
  alive = false;

  constructor(world: World, wrappers: Wrappers) {
    this.world = world;
    this.wrappers = wrappers;
  }

  /** Contents for an interface slot. */
  export(value: unknown): Raw {
    return this.#export(value, undefined);
  }

  /** The Go type that a value exports to; undefined for undefined and null. */
  typeOf(value: unknown): Type | undefined {
    const { common, types } = this.world;
    switch (typeof value) {
      case 'undefined':
        return undefined;
      case 'boolean':
        return common.bool;
      case 'number':
        return isGoInteger(value) ? common.int64 : common.float64;
      case 'string':
      case 'symbol':
        return common.string;
      case 'bigint':
        return types.get('*big.Int');
      default:
        return value === null ? undefined : this.typeOfObject(value as object);
    }
  }

  private typeOfObject(value: object): Type {
    const { common, types } = this.world;
    const origin = this.wrappers.origin(value);
    if (origin !== undefined) return origin.type;
    if (this.wrappers.isProxy(value)) return types.get('goja.Proxy');
    if (typeof value === 'function') return this.functionType(value);
    if (isArray(value) || isArguments(value)) return common.list;
    if (isPlain(value)) return common.map;
    if (timeOf(value) !== undefined) return common.time;
    if (entriesOf(value) !== undefined) return types.get('[][2]interface {}');
    if (elementsOf(value) !== undefined) return common.list;
    const view = typedArrayOf(value);
    if (view !== undefined) return types.get(`[]${elementTypes[view.name] ?? 'float64'}`);
    if (isArrayBuffer(value)) return types.get('goja.ArrayBuffer');
    const primitive = boxedPrimitive(value);
    if (primitive !== undefined) return this.typeOf(primitive) as Type;
    if (isPromise(value)) return types.get('*goja.Promise');
    return common.map;
  }

  private functionType(value: object): Type {
    return this.world.types.get(
      startsWith(functionToString(value as () => void), 'class')
        ? 'func(goja.ConstructorCall) *goja.Object'
        : 'func(goja.FunctionCall) goja.Value',
    );
  }

  #export(value: unknown, seen: Seen | undefined): Raw {
    switch (typeof value) {
      case 'undefined':
        return null;
      case 'boolean':
      case 'number':
      case 'string':
        return value;
      case 'symbol':
        return symbolDescription(value) ?? '';
      case 'bigint':
        return { type: this.world.types.get('*big.Int'), value: bigintToString(value) };
      default:
        return value === null ? null : this.exportObject(value as object, seen);
    }
  }

  private exportObject(value: object, known: Seen | undefined): Raw {
    const { common, types } = this.world;
    const origin = this.wrappers.origin(value);
    if (origin !== undefined) {
      this.alive = true;
      return origin.value === null && origin.type.kind === 'interface' ? null : origin;
    }
    const done = known && mapGet(known, value);
    if (done !== undefined) return done;
    if (this.wrappers.isProxy(value)) return { type: types.get('goja.Proxy'), value: emptyStruct() };
    if (typeof value === 'function') return { type: this.functionType(value), value: goFunction(value) };
    const seen: Seen = known ?? new NativeMapClass<object, Raw>();
    if (isArray(value)) return this.exportList(value as unknown[], (value as unknown[]).length, seen, value);
    if (isPlain(value) && !isArguments(value)) return this.exportMembers(value, seen);
    const time = timeOf(value);
    if (time !== undefined) return !isNotANumber(time) ? { type: common.time, value: timeMemory(time) } : null;
    const entries = entriesOf(value);
    if (entries !== undefined) return this.exportEntries(entries, seen, value);
    const elements = elementsOf(value);
    if (elements !== undefined) return this.exportList(elements, elements.length, seen, value);
    const view = typedArrayOf(value);
    if (view !== undefined) return this.exportView(value as unknown as ArrayLike<number | bigint>, view);
    if (isArrayBuffer(value)) return { type: types.get('goja.ArrayBuffer'), value: emptyStruct() };
    if (isArguments(value)) {
      return this.exportList(value as unknown as unknown[], (value as unknown as unknown[]).length, seen, value);
    }
    const primitive = boxedPrimitive(value);
    if (primitive !== undefined) return this.#export(primitive, seen);
    if (isPromise(value)) return { type: types.get('*goja.Promise'), value: emptyStruct() };
    return this.exportMembers(value, seen);
  }

  private exportList(value: ArrayLike<unknown>, length: number, seen: Seen, self: object): Raw {
    const items: Raw[] = [];
    const result: Dynamic = { type: this.world.common.list, value: newSlice(items) };
    mapSet(seen, self, result);
    for (let i = 0; i < length; i++) append(items, this.#export(value[i], seen));
    const slice = result.value as ReturnType<typeof newSlice>;
    slice.length = length;
    slice.capacity = length;
    return result;
  }

  private exportEntries(entries: [unknown, unknown][], seen: Seen, self: object): Raw {
    const items: Raw[] = [];
    const result: Dynamic = { type: this.world.types.get('[][2]interface {}'), value: newSlice(items) };
    mapSet(seen, self, result);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as [unknown, unknown];
      append(items, { items: [this.#export(entry[0], seen), this.#export(entry[1], seen)] });
    }
    const slice = result.value as ReturnType<typeof newSlice>;
    slice.length = entries.length;
    slice.capacity = entries.length;
    return result;
  }

  /** A view of no bytes is a nil slice, unless its buffer was made first. */
  private exportView(value: ArrayLike<number | bigint>, view: TypedArrayFacts): Raw {
    const items: Raw[] = [];
    for (let i = 0; i < view.length; i++) {
      const item = value[i] as number | bigint;
      append(items, typeof item === 'bigint' ? bigintToString(item) : item);
    }
    const isNil = view.length === 0 && view.bufferLength === 0;
    const type = this.world.types.get(`[]${elementTypes[view.name] ?? 'float64'}`);
    return { type, value: newSlice(isNil ? undefined : items) };
  }

  private exportMembers(value: object, seen: Seen): Raw {
    const map: MapMemory = newMap();
    const result: Dynamic = { type: this.world.common.map, value: map };
    mapSet(seen, value, result);
    const keys = stringObjectKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      mapSet(map.table, key, this.#export((value as Record<string, unknown>)[key], seen));
    }
    return result;
  }
}

/** Own enumerable keys; those of a `new String(…)` without its characters, which goja does not export. */
function stringObjectKeys(value: object): string[] {
  const keys = objectKeys(value);
  if (!isStringObject(value)) return keys;
  const rest: string[] = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (!(numberToString(+key) === key && +key < (value as unknown as string).length)) append(rest, key);
  }
  return rest;
}

const stringValue = String.prototype.valueOf;
const applyFunction = Reflect.apply;
function isStringObject(value: object): boolean {
  if (isPlain(value)) return false;
  try {
    applyFunction(stringValue, value, []);
    return true;
  } catch {
    return false;
  }
}

const argumentsTag = Object.prototype.toString;
function isArguments(value: object): boolean {
  return (
    getPrototypeOf(value) === plainPrototype &&
    applyFunction(argumentsTag, value, []) === '[object Arguments]' &&
    !(tagSymbol in value)
  );
}
const plainPrototype = Object.prototype;
const tagSymbol = Symbol.toStringTag;
const NativeMapClass = Map;
const isNotANumber = Number.isNaN;

const elementTypes: Readonly<Record<string, string>> = {
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
  Int8Array: 'int8',
  Uint16Array: 'uint16',
  Int16Array: 'int16',
  Uint32Array: 'uint32',
  Int32Array: 'int32',
  Float32Array: 'float32',
  Float64Array: 'float64',
  BigInt64Array: 'int64',
  BigUint64Array: 'uint64',
};

function emptyStruct(): Raw {
  return { slots: [], pending: [], plain: null };
}

/** A `time.Time` of a JavaScript date: UTC, as on a server without a local time zone. */
export function timeMemory(milliseconds: number): Raw {
  const seconds = Math_floor(milliseconds / 1000);
  return { slots: [], pending: [], plain: [seconds, (milliseconds - seconds * 1000) * 1e6] };
}

export { isObject };
