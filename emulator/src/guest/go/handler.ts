/** What all wrappers of Go values have in common. */

import type { Type } from '../../go/types.js';
import {
  append,
  apply,
  create,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeTypeError,
  ownKeys,
} from '../builtins/primordials.js';
import type { Layer } from './layer.js';
import type { Dynamic, Raw } from './memory.js';

const { get: reflectGet, has: reflectHas, set: reflectSet, deleteProperty, defineProperty } = Reflect;

/** Attributes of an own property of a Go value. */
export interface Attributes {
  readonly writable: boolean;
  readonly enumerable: boolean;
}

/** How goja describes an own property of a Go value. Go values have no accessors. */
export interface OwnProperty extends Attributes {
  readonly value: unknown;
}

/** Of a field or element. */
export const data: Attributes = { writable: true, enumerable: true };
/** Of a method. */
export const fixed: Attributes = { writable: false, enumerable: true };

/**
 * Traps of a wrapper. Symbol-keyed properties are kept on the target, beside the Go value, as goja does. Properties are
 * reported configurable here because a proxy must not claim otherwise; `Object.getOwnPropertyDescriptor` and its like
 * are answered by {@link GoHandler.own} directly.
 */
export abstract class GoHandler implements ProxyHandler<object> {
  /** The same for all of them: on the prototype, as are those two below until they are something else. */
  declare readonly layer: Layer;
  declare extensible: boolean;
  /** Slots, and the index in them, where the value was read last: goja's wrappers stand for the place, not for what it held then. */
  declare slots: Raw[] | undefined;
  declare index: number;
  declare readonly type: Type;
  /** The type with which the value was reached, where that is another: a pointer. */
  declare readonly originType: Type | undefined;
  declare readonly target: object;
  /** The value, of {@link originType} where that is a pointer. */
  declare raw: Raw;

  /** Attributes of an own property; undefined when there is none. Nothing is read for it. */
  abstract attributes(key: string): Attributes | undefined;
  /** Value of an own property, or {@link absent}. */
  abstract read(key: string): unknown;
  /** Own names in goja's order. */
  abstract names(): string[];
  /** Assignment to the value itself. Gives false with a reason in `world.refusal`. */
  abstract assign(key: string, value: unknown, receiver: unknown): boolean;
  abstract remove(key: string): boolean;
  abstract define(key: string, descriptor: PropertyDescriptor): boolean;

  /** What `Export()` gives. */
  get origin(): Dynamic {
    return { type: this.originType ?? this.type, value: this.held };
  }

  /** What the place holds now; without one, what was read. */
  protected get held(): Raw {
    return this.slots === undefined ? this.raw : (this.slots[this.index] as Raw);
  }

  /** goja's class, which `Object.prototype.toString` prints. */
  get className(): string {
    return 'Object';
  }

  /** What `String()` gives for Go values that print themselves; undefined for all others. */
  text(): string | undefined {
    return this.type.stringer ? this.layer.functions.textOf(this.origin) : undefined;
  }

  /** Whether `JSON.stringify` writes something else than the properties. */
  get hasOwnJson(): boolean {
    return this.type.marshaler;
  }

  /** What `JSON.stringify` writes in place of a box. */
  jsonValue(): unknown {
    return undefined;
  }

  /** JSON with all members: what {@link JsonWriter} makes of what is read now. */
  abstract wholeJson(): string;

  get(target: object, key: PropertyKey, receiver: unknown): unknown {
    if (typeof key === 'string') {
      if (key === 'toJSON' && this.layer.world.stringifying !== undefined) {
        const own = this.read(key);
        const given = own === absent ? reflectGet(target, key, receiver) : own;
        return typeof given === 'function' ? given : this.layer.json.replacement(this);
      }
      const value = this.read(key);
      if (value !== absent) return value;
    }
    return reflectGet(target, key, receiver);
  }

  /** Own property by name; undefined when there is none. */
  own(key: string): OwnProperty | undefined {
    const attributes = this.attributes(key);
    if (attributes === undefined) return undefined;
    return { value: this.read(key), writable: attributes.writable, enumerable: attributes.enumerable };
  }

  has(target: object, key: PropertyKey): boolean {
    return (typeof key === 'string' && this.attributes(key) !== undefined) || reflectHas(target, key);
  }

  set(target: object, key: PropertyKey, value: unknown, receiver: unknown): boolean {
    if (typeof key !== 'string') return reflectSet(target, key, value);
    if (this.layer.wrapper.handlerOf(receiver as object) === this) return this.assign(key, value, receiver);
    // Inherited from: a writable property does not stop the receiver from getting its own.
    return setOn(receiver as object, key, value);
  }

  deleteProperty(target: object, key: PropertyKey): boolean {
    return typeof key === 'string' ? this.remove(key) : deleteProperty(target, key);
  }

  defineProperty(target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    if (typeof key !== 'string') return defineProperty(target, key, descriptor);
    return this.acceptable(key, descriptor) && this.define(key, descriptor);
  }

  ownKeys(target: object): (string | symbol)[] {
    const keys: (string | symbol)[] = this.names();
    const kept = ownKeys(target);
    for (let i = 0; i < kept.length; i++) {
      const key = kept[i] as string | symbol;
      if (typeof key === 'symbol' || key === 'length') append(keys, key);
    }
    return keys;
  }

  /**
   * Scripts that ask for a descriptor are answered elsewhere. The engine itself looks at the attributes only, so that the
   * value, which may be costly, is left out.
   */
  getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const onTarget = getOwnPropertyDescriptor(target, key);
    if (typeof key !== 'string') return onTarget;
    const attributes = this.attributes(key);
    if (attributes === undefined) return undefined;
    return {
      value: undefined,
      writable: attributes.writable || onTarget !== undefined,
      enumerable: attributes.enumerable,
      configurable: onTarget === undefined,
    };
  }

  preventExtensions(): boolean {
    this.extensible = false;
    return this.refuse('Cannot prevent extensions of a Go value');
  }

  /** goja's checks before a property of a host object is defined. */
  protected acceptable(key: string, descriptor: PropertyDescriptor): boolean {
    if ('get' in descriptor || 'set' in descriptor) {
      return this.refuse('Host objects do not support accessor properties');
    }
    if (descriptor.writable === false) return this.refuse(`Host object field ${key} cannot be made read-only`);
    if (descriptor.configurable === true) return this.refuse(`Host object field ${key} cannot be made configurable`);
    return true;
  }

  /** Notes why something is refused; the text is used when the script is strict. */
  protected refuse(reason: string): false {
    this.layer.world.refusal = reason;
    return false;
  }

  /**
   * Asks the prototypes for a setter or a read-only property of that name.
   *
   * @returns whether they dealt with the assignment and how; undefined when they did not
   */
  protected assignForeign(key: string, value: unknown, receiver: unknown): boolean | undefined {
    for (let at = getPrototypeOf(this.target); at !== null; at = getPrototypeOf(at)) {
      const found = getOwnPropertyDescriptor(at, key);
      if (found === undefined) continue;
      if (found.set !== undefined) {
        apply(found.set, receiver, [value]);
        return true;
      }
      if (found.get !== undefined || found.writable === false) {
        return this.refuse(`Cannot assign to read only property '${key}'`);
      }
      return undefined;
    }
    return undefined;
  }

  protected method(key: string): unknown {
    return this.layer.functions.method(this, key);
  }
}

/** Gives all handlers the layer that they belong to. */
export function installHandlers(layer: Layer): void {
  const shared: Partial<Record<keyof GoHandler, unknown>> = GoHandler.prototype;
  shared.layer = layer;
  shared.extensible = true;
  shared.slots = undefined;
}

/**
 * Makes a handler. One is made for nearly each read of a script: a literal with a prototype takes a third of the time that
 * constructors take which call each other.
 *
 * @param kind prototype of its class
 */
export function makeHandler<Handler extends GoHandler>(
  kind: Handler,
  type: Type,
  raw: Raw,
  originType: Type,
  target: object,
): Handler {
  return { __proto__: kind, type, raw, originType, target } as unknown as Handler;
}

/** Marks that there is no such property. */
export const absent: unique symbol = Symbol('absent');

/** A target for a proxy: an empty object with a prototype. */
export function plainTarget(prototype: object | null): object {
  return create(prototype);
}

function setOn(receiver: object, key: string, value: unknown): boolean {
  const existing = getOwnPropertyDescriptor(receiver, key);
  if (existing !== undefined) {
    if (existing.writable !== true) return false;
    return defineProperty(receiver, key, { value });
  }
  return defineProperty(receiver, key, { value, writable: true, enumerable: true, configurable: true });
}

export { NativeTypeError };
