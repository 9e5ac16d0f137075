import { toBigInt } from './bigint.js';
import {
  type Callable,
  rangeError,
  requireCallable,
  requireObject,
  shown,
  toIndex,
  toInteger,
  toLength,
  typeError,
} from './coerce.js';
import { patch, replaceConstructor } from './native.js';
import {
  apply,
  codePointAt,
  construct,
  fromCodePoint,
  isArray,
  isObject,
  min,
  objectToString,
  regExpExec,
  startsWith,
} from './primordials.js';

type Constructor = new (...args: unknown[]) => object;

function globalConstructor(name: string): Constructor {
  return (globalThis as unknown as Record<string, Constructor>)[name] as Constructor;
}

/** A constructor that looks at its first argument before the engine's own does. */
function guard(name: string, check: (first: unknown, args: readonly unknown[]) => void, callText = name): void {
  const native = globalConstructor(name);
  const guarded = function (this: unknown, ...args: unknown[]): object {
    if (!new.target) throw typeError(`Constructor ${callText} requires 'new'`);
    check(args[0], args);
    return construct(native, args, new.target) as object;
  };
  replaceConstructor(name, guarded);
}

/** Entries of a map must be objects; what is no plain array is left to the engine. */
export function checkEntries(entries: unknown): void {
  if (typeof entries === 'string' && entries.length > 0)
    requireObject(fromCodePoint(codePointAt(entries, 0) as number));
  if (!isArray(entries)) return;
  for (let i = 0; i < entries.length; i++) requireObject(entries[i]);
}

function checkMembers(members: unknown): void {
  if (!isArray(members)) return;
  for (let i = 0; i < members.length; i++) requireObject(members[i]);
}

const typedArrays = [
  ...['Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

/** Constructors and typed arrays: goja names the value that it cannot take. */
export function installCollections(): void {
  guard('Map', checkEntries);
  guard('Set', () => undefined);
  guard('WeakMap', checkEntries);
  guard('WeakSet', checkMembers);
  guard('ArrayBuffer', (size, args) => {
    if (size !== undefined) toIndex(size);
    // buffers of goja have no options
    (args as unknown[]).length = min(args.length, 1);
  });
  guard('DataView', (buffer, args) => {
    if (!(isObject(buffer) && isBuffer(buffer))) {
      throw typeError('First argument to DataView constructor must be an ArrayBuffer');
    }
    const size = apply(byteLength, buffer, []) as number;
    const offset = args[1] === undefined ? 0 : toIndex(args[1]);
    if (offset > size) throw rangeError(`Start offset ${shown(offset)} is outside the bounds of the buffer`);
    if (args[2] === undefined) return;
    const length = toIndex(args[2]);
    if (offset + length > size) throw rangeError(`Invalid DataView length ${shown(length)}`);
  });
  for (const name of typedArrays) guard(name, checkTyped(name), 'TypedArray');
  installTypedArrays();
  installViews();
}

const byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get as () => number;

function isBuffer(value: object): boolean {
  try {
    apply(byteLength, value, []);
    return true;
  } catch {
    return false;
  }
}

function checkTyped(name: string): (first: unknown, args: readonly unknown[]) => void {
  const size = (globalConstructor(name) as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
  return (first, args) => {
    if (!isObject(first)) {
      if (first !== undefined && typeof first !== 'symbol' && typeof first !== 'bigint') {
        const length = toIndex(first);
        if (length * size > 2 ** 46) throw rangeError(`Buffer size is too large: ${length * size}`);
      }
      return;
    }
    if (!isBuffer(first)) {
      if (isArray(first) && startsWith(name, 'Big')) for (let i = 0; i < first.length; i++) toBigInt(first[i]);
      return;
    }
    const bytes = apply(byteLength, first, []) as number;
    const offset = args[1] === undefined ? 0 : toIndex(args[1]);
    if (offset % size !== 0) throw rangeError(`Start offset of ${name} should be a multiple of ${size}`);
    if (args[2] === undefined) {
      if (bytes % size !== 0) throw rangeError(`Byte length of ${name} should be a multiple of ${size}`);
      if (offset > bytes) throw rangeError(`Start offset ${shown(offset)} is outside the bounds of the buffer`);
      return;
    }
    const length = toIndex(args[2]);
    if (offset + length * size > bytes) throw rangeError(`Invalid typed array length: ${shown(length)}`);
  };
}

/** `getInt8` and the others: goja tells which place lies outside. */
function installViews(): void {
  const prototype = DataView.prototype as unknown as Record<string, Callable>;
  const size = Object.getOwnPropertyDescriptor(prototype, 'byteLength')?.get as () => number;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    const width = regExpExec(/^[gs]et\D+(\d+)$/, key)?.[1];
    if (width === undefined) continue;
    const native = prototype[key] as Callable;
    patch(prototype, {
      [key](this: unknown, place: unknown): unknown {
        if (isView(this)) {
          const at = toIndex(place);
          if (at + +width / 8 > (apply(size, this as object, []) as number)) {
            throw rangeError(`Index ${shown(at)} is out of bounds`);
          }
        }
        // biome-ignore lint/complexity/noArguments: all of them are handed on
        return apply(native, this, arguments as unknown as unknown[]);
      },
    });
  }
}

function isView(value: unknown): boolean {
  return isObject(value) && ArrayBuffer_isView(value) && objectToString(value) === '[object DataView]';
}

const ArrayBuffer_isView = ArrayBuffer.isView;

const iterating = [
  ...['every', 'some', 'forEach', 'map', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex'],
  ...['reduce', 'reduceRight', 'sort'],
];

function installTypedArrays(): void {
  const prototype = Object.getPrototypeOf(Uint8Array.prototype) as Record<string, Callable>;
  for (const name of iterating) {
    const native = prototype[name] as Callable;
    patch(prototype, {
      [name](this: unknown, callback: unknown): unknown {
        const lacking = typeof callback !== 'function' && !(name === 'sort' && callback === undefined);
        const isArray = isObject(this) && ArrayBuffer_isView(this);
        if (lacking && isArray) requireCallable(callback);
        // biome-ignore lint/complexity/noArguments: as below
        if (isArray && arguments.length === 1 && (name === 'reduce' || name === 'reduceRight')) {
          const { length } = this as unknown as { length: number };
          if (length === 0) throw typeError('Reduce of empty array with no initial value');
        }
        // biome-ignore lint/complexity/noArguments: reduce must know whether there is a second argument
        return apply(native, this, arguments as unknown as unknown[]);
      },
    });
  }
  const { toSorted, with: withValue, set } = prototype as { toSorted: Callable; with: Callable; set: Callable };
  patch(prototype, {
    with(this: unknown, index: unknown, value: unknown): unknown {
      const { length } = requireObject(this) as { length: number };
      const relative = toInteger(index);
      const actual = relative < 0 ? length + relative : relative;
      if (actual < 0 || actual >= length) throw rangeError('Invalid typed array index');
      return apply(withValue, this, [actual, value]);
    },
    set(this: unknown, source: unknown, offset: unknown): unknown {
      const { length } = requireObject(this) as { length: number };
      const at = toInteger(offset);
      if (at < 0) throw rangeError('offset should be >= 0');
      if (source !== undefined && source !== null && toLength((source as { length?: unknown }).length) + at > length) {
        throw rangeError('Source is too large');
      }
      return apply(set, this, [source, offset]);
    },
    toSorted(this: unknown, comparator: unknown): unknown {
      if (comparator !== undefined && typeof comparator !== 'function') {
        throw typeError('The comparison function must be either a function or undefined');
      }
      return apply(toSorted, this, [comparator]);
    },
  });
}
