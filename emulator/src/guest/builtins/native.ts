import {
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  ownKeys,
  SideTable,
  setPrototypeOf,
} from './primordials.js';

// biome-ignore lint/complexity/noBannedTypes: any function at all may be looked up
type AnyFunction = Function;

const natives = new SideTable<string>();

/** The name under which goja shows a native function, or undefined for functions of the script. */
export function nativeName(value: object): string | undefined {
  return natives.get(value);
}

/** Records that a function of ours is to look native: its text and its stack frames. */
export function markNative(value: AnyFunction, name: string): void {
  natives.set(value, name);
}

function keyName(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${key.description}]` : `${String(key)}`;
}

/** Gives a function of ours the name, the length and the text of a native one. */
export function dressNative(value: AnyFunction, name: string, length: number): void {
  defineProperty(value, 'length', { value: length, writable: false, enumerable: false, configurable: true });
  defineProperty(value, 'name', { value: name, writable: false, enumerable: false, configurable: true });
  markNative(value, name);
}

type Call = (args: IArguments) => unknown;

/**
 * A function that looks native and passes its arguments on. Name and length come from the way it is written, which is much
 * cheaper than {@link dressNative}.
 */
export function nativeFunction(name: string, length: number, call: Call): AnyFunction {
  const made = (length < shapes.length ? (shapes[length] as Shape) : (shapes[0] as Shape))(name, call);
  if (length >= shapes.length) defineProperty(made, 'length', { value: length });
  natives.set(made, name);
  return made;
}

type Shape = (name: string, call: Call) => AnyFunction;

/** Functions of each length; they are written as methods, so that they are no constructors. */
const shapes: readonly Shape[] = [
  (name, call) => {
    const holder = {
      [name]() {
        // biome-ignore lint/complexity/noArguments: a rest parameter would be copied
        return call(arguments);
      },
    };
    return holder[name] as AnyFunction;
  },
  (name, call) => {
    const holder = {
      [name](_a: unknown) {
        // biome-ignore lint/complexity/noArguments: as above
        return call(arguments);
      },
    };
    return holder[name] as AnyFunction;
  },
  (name, call) => {
    const holder = {
      [name](_a: unknown, _b: unknown) {
        // biome-ignore lint/complexity/noArguments: as above
        return call(arguments);
      },
    };
    return holder[name] as AnyFunction;
  },
];

/**
 * Puts methods in place of an object's own. They must be written as methods, so that they have no `prototype` and are
 * no constructors. Name, length and attributes are those of what stood there before; `lengths` gives them for new
 * ones.
 */
export function patch(target: object, methods: object, lengths: Readonly<Record<string, number>> = {}): void {
  const keys = ownKeys(methods);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    const replacement = getOwnPropertyDescriptor(methods, key)?.value as AnyFunction;
    const before = getOwnPropertyDescriptor(target, key);
    const old = before?.value as AnyFunction | undefined;
    const length = typeof key === 'string' && hasOwn(lengths, key) ? lengths[key] : old?.length;
    dressNative(replacement, keyName(key), length ?? 0);
    defineProperty(target, key, {
      value: replacement,
      writable: before?.writable ?? true,
      enumerable: before?.enumerable ?? false,
      configurable: before?.configurable ?? true,
    });
  }
}

/** Puts a getter in place of an object's own, with the attributes of goja's: not enumerable, configurable. */
export function patchGetter(target: object, key: PropertyKey, holder: object): void {
  const getter = getOwnPropertyDescriptor(holder, key)?.get as AnyFunction;
  dressNative(getter, `get ${keyName(key)}`, 0);
  const attributes = { get: getter as () => unknown, set: undefined, enumerable: false, configurable: true };
  defineProperty(target, key, attributes as unknown as PropertyDescriptor);
}

/** Puts a constructor of ours in the place of a global one: same prototype, statics and prototype chain. */
export function replaceConstructor(name: string, replacement: AnyFunction): void {
  const native = (globalThis as unknown as Record<string, AnyFunction>)[name] as AnyFunction;
  const keys = ownKeys(native);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    defineProperty(replacement, key, getOwnPropertyDescriptor(native, key) as PropertyDescriptor);
  }
  dressNative(replacement, name, native.length);
  setPrototypeOf(replacement, getPrototypeOf(native));
  const prototype = native.prototype as object | undefined;
  if (prototype) defineProperty(prototype, 'constructor', { value: replacement });
  defineProperty(globalThis, name, { value: replacement });
}
