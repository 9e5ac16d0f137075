/** Built-ins that treat Go values in a way of their own, put in front of those that know nothing of them. */
import { dressNative, patch } from '../builtins/native.js';
import {
  append,
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  isObject,
  NativeTypeError,
  ownKeys,
  SideTable,
} from '../builtins/primordials.js';
import { makeTransparent } from '../errors/frames.js';
import { settleStack } from '../errors/stack.js';
import { BoxHandler } from './boxes.js';
import { GoHandler, type OwnProperty } from './handler.js';
import type { Layer } from './layer.js';
import { ListHandler } from './lists.js';
import { AnyMapHandler, MapHandler, SimpleMapHandler } from './maps.js';
import { StructHandler } from './structs.js';

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

const proxies = new SideTable<true>();

/** Whether a script made this object with `new Proxy`. */
export function isRecordedProxy(value: object): boolean {
  return proxies.get(value) === true;
}

/** Traps are no calls to goja: what fails in them fails where the script reads or writes. */
function hideTraps(): void {
  const classes = [GoHandler, StructHandler, ListHandler, AnyMapHandler, MapHandler, SimpleMapHandler, BoxHandler];
  for (const { prototype } of classes) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = getOwnPropertyDescriptor(prototype, name)?.value as unknown;
      if (typeof method === 'function') makeTransparent(method);
    }
  }
}

export function installPatches(layer: Layer): void {
  hideTraps();
  const handlerOf = (value: unknown): GoHandler | undefined =>
    isObject(value) ? layer.wrapper.handlerOf(value) : undefined;
  recordProxies();
  patchText(handlerOf);
  patchNumbers(handlerOf);
  patchSort(handlerOf);
  patchReflection(handlerOf);
  layer.json.install();
}

type HandlerOf = (value: unknown) => GoHandler | undefined;

function patchText(handlerOf: HandlerOf): void {
  const objectText = Object.prototype.toString as AnyMethod;
  const arrayText = Array.prototype.toString as AnyMethod;
  const stringText = String.prototype.toString as AnyMethod;
  const stringValue = String.prototype.valueOf as AnyMethod;
  const booleanText = Boolean.prototype.toString as AnyMethod;
  const booleanValue = Boolean.prototype.valueOf as AnyMethod;
  const boxed = (self: unknown, className: string): BoxHandler | undefined => {
    const handler = handlerOf(self);
    return handler instanceof BoxHandler && handler.className === className ? handler : undefined;
  };
  patch(Object.prototype, {
    toString(this: unknown): unknown {
      const handler = handlerOf(this);
      if (handler === undefined || handler instanceof ListHandler) return apply(objectText, this, []);
      const text = handler.text();
      if (text !== undefined) return text;
      return handler instanceof BoxHandler ? `[object ${handler.className}]` : apply(objectText, this, []);
    },
  });
  patch(Array.prototype, {
    toString(this: unknown): unknown {
      const handler = handlerOf(this);
      return (handler instanceof ListHandler ? handler.text() : undefined) ?? apply(arrayText, this, []);
    },
  });
  // typed arrays have the very same function
  const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
  Object.defineProperty(typedArrayPrototype, 'toString', { value: Array.prototype.toString });
  patch(String.prototype, {
    toString(this: unknown): unknown {
      return boxed(this, 'String')?.text() ?? apply(stringText, this, []);
    },
    valueOf(this: unknown): unknown {
      return boxed(this, 'String')?.text() ?? apply(stringValue, this, []);
    },
  });
  patch(Boolean.prototype, {
    toString(this: unknown): unknown {
      return boxed(this, 'Boolean')?.text() ?? apply(booleanText, this, []);
    },
    valueOf(this: unknown): unknown {
      return boxed(this, 'Boolean')?.value ?? apply(booleanValue, this, []);
    },
  });
}

function patchNumbers(handlerOf: HandlerOf): void {
  const numberOf = (self: unknown): unknown => {
    const handler = handlerOf(self);
    return handler instanceof BoxHandler && handler.className === 'Number' ? handler.value : self;
  };
  const native = Number.prototype as unknown as Record<string, AnyMethod>;
  const { toString: text, valueOf: value, toFixed, toExponential, toPrecision } = native as Record<string, AnyMethod>;
  patch(Number.prototype, {
    toString(this: unknown, ...args: unknown[]): unknown {
      const handler = handlerOf(this);
      const own = handler instanceof BoxHandler && handler.className === 'Number' ? handler.text() : undefined;
      return own ?? apply(text as AnyMethod, numberOf(this), args);
    },
    valueOf(this: unknown): unknown {
      return apply(value as AnyMethod, numberOf(this), []);
    },
    toFixed(this: unknown, ...args: unknown[]): unknown {
      return apply(toFixed as AnyMethod, numberOf(this), args);
    },
    toExponential(this: unknown, ...args: unknown[]): unknown {
      return apply(toExponential as AnyMethod, numberOf(this), args);
    },
    toPrecision(this: unknown, ...args: unknown[]): unknown {
      return apply(toPrecision as AnyMethod, numberOf(this), args);
    },
  });
}

/** Sorting of Go lists in place; the comparison is left to the sort of ordinary arrays. */
function patchSort(handlerOf: HandlerOf): void {
  const native = Array.prototype.sort as unknown as AnyMethod;
  patch(Array.prototype, {
    sort(this: unknown, compare: unknown): unknown {
      const handler = handlerOf(this);
      if (!(handler instanceof ListHandler)) return apply(native, this, [compare]);
      const items: unknown[] = [];
      const { length } = handler;
      for (let i = 0; i < length; i++) append(items, handler.read(toText(i)));
      const order: number[] = [];
      const taken: boolean[] = [];
      const before: unknown[] = [];
      for (let i = 0; i < length; i++) append(before, items[i]);
      apply(native, items, [compare]);
      for (let i = 0; i < length; i++) {
        for (let at = 0; at < length; at++) {
          if (taken[at] === true || before[at] !== items[i]) continue;
          taken[at] = true;
          append(order, at);
          break;
        }
      }
      if (order.length === length) handler.reorder(order);
      return this;
    },
  });
}

const toText = String;

/** goja's descriptor of a property of a Go value. */
function described(handler: GoHandler, own: OwnProperty | undefined): PropertyDescriptor | undefined {
  if (own === undefined) return undefined;
  const { value, writable, enumerable } = own;
  // Members of a map[string]interface {} are ordinary properties to goja, all others cannot be configured.
  return { value, writable, enumerable, configurable: handler instanceof SimpleMapHandler };
}

function patchReflection(handlerOf: HandlerOf): void {
  const native = Object as unknown as Record<string, AnyMethod>;
  const saved: Record<string, AnyMethod> = {};
  for (const name of Object.getOwnPropertyNames(native)) {
    if (typeof native[name] === 'function') saved[name] = native[name] as AnyMethod;
  }
  const original = (name: string, args: unknown[]): unknown => apply(saved[name] as AnyMethod, Object, args);
  const reflect: Record<string, AnyMethod> = {};
  for (const name of Object.getOwnPropertyNames(Reflect)) {
    reflect[name] = (Reflect as unknown as Record<string, AnyMethod>)[name] as AnyMethod;
  }
  const nativeReflect = (name: string, args: unknown[]): unknown => apply(reflect[name] as AnyMethod, Reflect, args);

  /** Descriptor of a property of a Go value; `undefined` as second member when the value is none of Go's. */
  const describe = (target: unknown, key: unknown): { found: PropertyDescriptor | undefined } | undefined => {
    const handler = handlerOf(target);
    if (handler === undefined || typeof key === 'symbol') return undefined;
    return { found: described(handler, handler.own(`${key as string}`)) };
  };
  const namesOf = (handler: GoHandler): string[] => handler.names();
  const symbolsOf = (handler: GoHandler): symbol[] => {
    const kept: symbol[] = [];
    const keys = ownKeys(handler.target);
    for (let i = 0; i < keys.length; i++) if (typeof keys[i] === 'symbol') append(kept, keys[i] as symbol);
    return kept;
  };
  const restrict = (handler: GoHandler, readOnly: boolean): void => {
    handler.extensible = false;
    const names = handler.names();
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      if (readOnly) throw new NativeTypeError(`Host object field ${name} cannot be made read-only`);
      if (!handler.define(name, { value: handler.read(name) })) {
        throw new NativeTypeError(`Cannot define property '${name}' on a host object`);
      }
    }
  };

  patch(Object, {
    getOwnPropertyDescriptor(target: unknown, key: unknown): unknown {
      if (key === 'stack') settleStack(target);
      const own = describe(target, key);
      return own === undefined ? original('getOwnPropertyDescriptor', [target, key]) : own.found;
    },
    getOwnPropertyDescriptors(target: unknown): unknown {
      settleStack(target);
      const handler = handlerOf(target);
      if (handler === undefined) return original('getOwnPropertyDescriptors', [target]);
      const all = {};
      const names = namesOf(handler);
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        const value = described(handler, handler.own(name));
        defineProperty(all, name, { value, writable: true, enumerable: true, configurable: true });
      }
      return all;
    },
    getOwnPropertyNames(target: unknown): unknown {
      const handler = handlerOf(target);
      return handler === undefined ? original('getOwnPropertyNames', [target]) : namesOf(handler);
    },
    isExtensible(target: unknown): unknown {
      return handlerOf(target)?.extensible ?? original('isExtensible', [target]);
    },
    preventExtensions(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return original('preventExtensions', [target]);
      handler.extensible = false;
      return target;
    },
    freeze(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return original('freeze', [target]);
      restrict(handler, true);
      return target;
    },
    seal(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return original('seal', [target]);
      restrict(handler, false);
      return target;
    },
    isFrozen(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return original('isFrozen', [target]);
      return !handler.extensible && handler.names().length === 0;
    },
    isSealed(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return original('isSealed', [target]);
      return !handler.extensible && !(handler instanceof SimpleMapHandler && handler.names().length > 0);
    },
  });
  patch(Reflect, {
    getOwnPropertyDescriptor(target: unknown, key: unknown): unknown {
      if (key === 'stack') settleStack(target);
      const own = describe(target, key);
      return own === undefined ? nativeReflect('getOwnPropertyDescriptor', [target, key]) : own.found;
    },
    ownKeys(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return nativeReflect('ownKeys', [target]);
      const keys: (string | symbol)[] = namesOf(handler);
      const symbols = symbolsOf(handler);
      for (let i = 0; i < symbols.length; i++) append(keys, symbols[i] as symbol);
      return keys;
    },
    isExtensible(target: unknown): unknown {
      return handlerOf(target)?.extensible ?? nativeReflect('isExtensible', [target]);
    },
    preventExtensions(target: unknown): unknown {
      const handler = handlerOf(target);
      if (handler === undefined) return nativeReflect('preventExtensions', [target]);
      handler.extensible = false;
      return true;
    },
  });
}

/** Puts a constructor in place of `Proxy` that remembers what it made: goja exports a proxy as an empty struct. */
function recordProxies(): void {
  const native = Proxy;
  const make = function (this: unknown, ...args: unknown[]): object {
    if (new.target === undefined) return apply(native as unknown as AnyMethod, undefined, args) as object;
    const proxy = construct(native, args) as object;
    proxies.set(proxy, true);
    return proxy;
  };
  // A bound function is a constructor without a prototype, as Proxy is.
  const replacement = apply(Function.prototype.bind as AnyMethod, make, [undefined]) as typeof Proxy;
  const { revocable } = {
    revocable(...args: unknown[]): unknown {
      const pair = apply(native.revocable as unknown as AnyMethod, native, args) as { proxy: object };
      proxies.set(pair.proxy, true);
      return pair;
    },
  };
  const place = getOwnPropertyDescriptor(native, 'revocable');
  dressNative(revocable, 'revocable', native.revocable.length);
  dressNative(replacement, 'Proxy', native.length);
  if (place !== undefined) defineProperty(replacement, 'revocable', { ...place, value: revocable });
  const global = getOwnPropertyDescriptor(globalThis, 'Proxy');
  defineProperty(globalThis, 'Proxy', { ...global, value: replacement });
}
