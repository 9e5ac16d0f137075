import { nilPointer } from '../../go/panics.js';
import { type Callable, requireCallable, requireObject, shown, toText, typeError } from './coerce.js';
import { checkEntries } from './collections.js';
import type { GuestEnv } from './env.js';
import { nativeName, patch } from './native.js';
import {
  apply,
  construct,
  deleteProperty,
  functionToString,
  getOwnPropertyDescriptor,
  isArray,
  isObject,
  jsonStringify,
  NativeObject,
  objectToString,
  ownKeys,
  regExpExec,
} from './primordials.js';

const patchedApart = ['apply', 'construct', 'defineProperty', 'setPrototypeOf'];

/** `Object` and `Reflect`: goja names the value that it cannot take. */
export function installObjects(env: GuestEnv): void {
  const reflect = Reflect as unknown as Record<string, Callable>;
  for (const name of Object.getOwnPropertyNames(Reflect)) {
    if (patchedApart.includes(name)) continue;
    patch(Reflect, checkingTarget(name, reflect[name] as Callable));
  }
  const { defineProperty, defineProperties, freeze, seal, setPrototypeOf, create, fromEntries } = Object;
  patch(Object, {
    defineProperty(target: unknown, key: unknown, description: unknown): unknown {
      if (!isObject(target)) throw typeError('Object.defineProperty called on non-object');
      const name = typeof key === 'symbol' ? key : toText(key);
      return redefining(target, name, description, () =>
        apply(defineProperty as Callable, undefined, [target, name, describing(description)]),
      );
    },
    defineProperties(target: unknown, descriptions: unknown): unknown {
      requireObject(target);
      return apply(defineProperties as Callable, undefined, [target, describingAll(descriptions)]);
    },
    freeze(target: unknown): unknown {
      if (isTypedArray(target) && (target as unknown[]).length > 0) throw typeError('Cannot redefine property: 0');
      return apply(freeze as Callable, undefined, [target]);
    },
    seal(target: unknown): unknown {
      return apply(seal as Callable, undefined, [target]);
    },
    setPrototypeOf(target: unknown, prototype: unknown): unknown {
      if (target === undefined || target === null) throw typeError('Value is not object coercible');
      prototypeOnly(prototype);
      return apply(setPrototypeOf as Callable, undefined, [target, prototype]);
    },
    create(prototype: unknown, descriptions: unknown): unknown {
      prototypeOnly(prototype);
      const all = descriptions === undefined ? undefined : describingAll(descriptions);
      return apply(create as Callable, undefined, [prototype, all]);
    },
    fromEntries(entries: unknown): unknown {
      if (entries === undefined || entries === null) throw typeError('Value is not object coercible');
      if (isArray(entries)) {
        checkEntries(entries);
        if (lacksKey(entries)) noKey(env);
        return apply(fromEntries as Callable, undefined, [entries]);
      }
      const result = {};
      for (const entry of entries as Iterable<unknown>) {
        const { 0: key, 1: value } = requireObject(entry) as readonly unknown[];
        if (key === undefined && !(0 in (entry as object))) noKey(env);
        const name = typeof key === 'symbol' ? key : toText(key);
        reflectDefine(result, name, { value, writable: true, enumerable: true, configurable: true });
      }
      return result;
    },
  });
  const { apply: reflectApply, construct: reflectConstruct } = Reflect;
  const { defineProperty: reflectDefine, setPrototypeOf: reflectSetPrototype } = Reflect;
  patch(Reflect, {
    apply(target: unknown, self: unknown, list: unknown): unknown {
      requireCallable(target);
      return apply(reflectApply as Callable, undefined, [target, self, requireObject(list)]);
    },
    defineProperty(target: unknown, key: unknown, description: unknown): unknown {
      requireObject(target);
      const name = typeof key === 'symbol' ? key : toText(key);
      const { get, set } = describing(description) as { get?: unknown; set?: unknown };
      if (get !== undefined) requireObject(get);
      if (set !== undefined) requireObject(set);
      return apply(reflectDefine as Callable, undefined, [target, name, description]);
    },
    setPrototypeOf(target: unknown, prototype: unknown): unknown {
      requireObject(target);
      return apply(reflectSetPrototype as Callable, undefined, [
        target,
        prototype === null ? null : requireObject(prototype),
      ]);
    },
    construct(target: unknown, list: unknown): unknown {
      if (!isConstructor(requireObject(target))) throw typeError('Value is not a constructor');
      if (list !== undefined) requireObject(list);
      // biome-ignore lint/complexity/noArguments: a third argument counts even when it is undefined
      return apply(reflectConstruct as Callable, undefined, arguments as unknown as unknown[]);
    },
  });
  const { getOwnPropertyNames } = Object;
  patch(Object, {
    getOwnPropertyNames(target: unknown): unknown {
      return inOrder(target, apply(getOwnPropertyNames as Callable, undefined, [target]) as unknown[]);
    },
  });
  const { getOwnPropertyDescriptors } = Object;
  patch(Object, {
    getOwnPropertyDescriptors(target: unknown): unknown {
      const all = apply(getOwnPropertyDescriptors as Callable, undefined, [target]) as Record<string, object>;
      // goja leaves the length of an array out
      if (isArray(target)) deleteProperty(all.length as object, 'value');
      return all;
    },
  });
  const nativeOwnKeys = Reflect.ownKeys;
  patch(Reflect, {
    ownKeys(target: unknown): unknown {
      return inOrder(target, nativeOwnKeys(requireObject(target)));
    },
  });
  const { apply: applyTo } = Function.prototype;
  patch(Function.prototype, {
    apply(this: unknown, self: unknown, list: unknown): unknown {
      if (list !== undefined && list !== null) requireObject(list);
      return apply(applyTo as Callable, this, [self, list]);
    },
  });
  installWeakCollections();
}

function checkingTarget(name: string, native: Callable): object {
  return {
    [name](target: unknown): unknown {
      requireObject(target);
      // biome-ignore lint/complexity/noArguments: the number of arguments must be kept
      return apply(native, undefined, arguments as unknown as unknown[]);
    },
  };
}

/** Classes, generators and natives. */
const keepsOrder = /^class\b|^function\s*\*|^\*|\{\n {4}\[native code\]\n\}$/;

/** goja puts `prototype` first on ordinary functions. */
function inOrder(target: unknown, keys: unknown[]): unknown[] {
  if (typeof target !== 'function' || keys[0] !== 'length' || keys[1] !== 'name' || keys[2] !== 'prototype')
    return keys;
  if (nativeName(target) !== undefined || regExpExec(keepsOrder, functionToString(target)) !== null) return keys;
  keys[0] = 'prototype';
  keys[1] = 'length';
  keys[2] = 'name';
  return keys;
}

function prototypeOnly(value: unknown): void {
  if (value !== null && !isObject(value)) {
    throw typeError(`Object prototype may only be an Object or null: ${shown(value)}`);
  }
}

/** What a property description must be; getters and setters must be functions. */
function describing(description: unknown): unknown {
  if (!isObject(description)) throw typeError(`Property description must be an object: ${shown(description)}`);
  return description;
}

/** Descriptions of several properties; the engine reads them again, in the same order. */
function describingAll(descriptions: unknown): unknown {
  if (descriptions === undefined || descriptions === null) return descriptions;
  const source = NativeObject(descriptions) as Record<PropertyKey, unknown>;
  const keys = ownKeys(source);
  for (let i = 0; i < keys.length; i++) {
    const own = getOwnPropertyDescriptor(source, keys[i] as PropertyKey);
    if (own?.enumerable && 'value' in own) describing(own.value);
  }
  return descriptions;
}

/** Says which property cannot be redefined, or defined on an object that is closed. */
function redefining(_target: object, key: PropertyKey, description: unknown, define: () => unknown): unknown {
  try {
    return define();
  } catch (failure) {
    const message = getOwnPropertyDescriptor(failure as object, 'message')?.value;
    if (message === 'property is not configurable') throw typeError(`Cannot redefine property: ${shown(key)}`);
    if (typeof message === 'string' && message.endsWith(', object is not extensible')) {
      throw typeError(`Cannot define property ${shown(key)}, object is not extensible`);
    }
    if (message === 'Value is not an object: undefined' && isObject(description)) {
      const { get, set } = description as { get?: unknown; set?: unknown };
      if (get !== undefined && typeof requireObject(get) !== 'function') throw typeError('getter must be a function');
      if (set !== undefined && typeof requireObject(set) !== 'function') throw typeError('setter must be a function');
    }
    throw failure;
  }
}

function isTypedArray(value: unknown): boolean {
  return isObject(value) && ArrayBuffer_isView(value) && objectToString(value) !== '[object DataView]';
}

function isConstructor(value: object): boolean {
  try {
    construct(NativeObject, [], value as () => void);
    return true;
  } catch {
    return false;
  }
}

const ArrayBuffer_isView = ArrayBuffer.isView;

/** Keys of weak collections must be objects. */
function installWeakCollections(): void {
  const { set, has: hasKey } = WeakMap.prototype;
  const { add, has: hasMember } = WeakSet.prototype;
  patch(WeakMap.prototype, {
    set(this: unknown, key: unknown, value: unknown): unknown {
      if (isWeak(hasKey, this)) requireObject(key);
      return apply(set as Callable, this, [key, value]);
    },
  });
  patch(WeakSet.prototype, {
    add(this: unknown, value: unknown): unknown {
      if (isWeak(hasMember, this)) requireObject(value);
      return apply(add as Callable, this, [value]);
    },
  });
}

/** Whether it has the method, which throws on what is no such collection. */
function isWeak(method: (key: object) => boolean, value: unknown): boolean {
  try {
    apply(method as Callable, value, [method]);
    return true;
  } catch {
    return false;
  }
}

/** An entry without a key, such as `{ key, value }`: goja makes a property key of nothing, which is a Go panic. */
function noKey(env: GuestEnv): void {
  env.call('go.panic', jsonStringify([nilPointer, 'runtime.errorString']));
}

function lacksKey(entries: readonly unknown[]): boolean {
  for (let i = 0; i < entries.length; i++) if (!(0 in (entries[i] as object))) return true;
  return false;
}
