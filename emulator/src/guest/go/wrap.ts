/** Go values as a script sees them: what goja's `ToValue` makes (facts §4.1). */

import { isContainer, type Type } from '../../go/types.js';
import { NativeProxy, SideTable } from '../builtins/primordials.js';
import { BoxHandler } from './boxes.js';
import type { GoHandler } from './handler.js';
import { mapGet, mapSet } from './inspect.js';
import type { Layer } from './layer.js';
import { ListHandler } from './lists.js';
import { MapHandler, SimpleMapHandler } from './maps.js';
import {
  type ArrayMemory,
  type Cell,
  copyOf,
  type Dynamic,
  forgetLists,
  type GoFunction,
  type Held,
  type MapMemory,
  newMap,
  type Raw,
  type SliceMemory,
  type StructMemory,
} from './memory.js';
import { StructHandler } from './structs.js';

const NativeMapClass = Map;
const toBigInt = BigInt;

export class Wrapper {
  readonly #layer: Layer;
  readonly #handlers = new SideTable<GoHandler>();
  readonly #functions = new SideTable<Dynamic>();
  /** Boxed scalars: goja calls two of them the same when type and value are. */
  readonly #boxes = new NativeMapClass<string, object>();

  constructor(layer: Layer) {
    this.#layer = layer;
  }

  handlerOf(value: object): GoHandler | undefined {
    return this.#handlers.get(value);
  }

  /** The Go value behind a wrapper or a wrapped function. */
  readonly origin = (value: object): Dynamic | undefined => {
    return this.#handlers.get(value)?.origin ?? this.#functions.get(value);
  };

  /**
   * @param origin type of the value when it was reached through a pointer
   * @param inside whether it lies inside another Go value, whose wrapper remembers it
   */
  readonly toScript = (type: Type, raw: Raw, origin: Type = type, inside = false): unknown => {
    if (type.plain && origin === type) return raw;
    // QuickJS tries one after the other: the frequent ones first.
    switch (type.kind) {
      case 'interface':
        return this.dynamicToScript(raw);
      case 'map': {
        if (type === this.#layer.world.common.map) {
          return raw === null ? null : this.#proxy(SimpleMapHandler.make(type, raw as MapMemory));
        }
        const memory = (raw ?? newMap()) as MapMemory;
        return this.#proxy(MapHandler.make(type, memory, origin));
      }
      case 'func': {
        const made = this.#layer.functions.wrap(raw as GoFunction | null);
        this.stands(made, type, raw);
        return made;
      }
      case 'value':
        return raw === null ? null : (raw as Held).held;
      case 'pointer':
        return this.#pointer(type, raw, origin);
      case 'struct': {
        const memory = (origin === type ? copyOf(type, raw, this.#layer.wire.decode) : raw) as StructMemory;
        if (!inside) forgetLists(memory, type);
        memory.wrapper ??= this.#proxy(StructHandler.make(type, memory, origin));
        return memory.wrapper;
      }
      case 'slice': {
        const header = (origin === type ? copyOf(type, raw, this.#layer.wire.decode) : raw) as SliceMemory;
        if (!inside) return this.#proxy(ListHandler.make(type, header, origin));
        header.wrapper ??= this.#proxy(ListHandler.make(type, header, origin));
        return header.wrapper;
      }
      case 'array': {
        const memory = (origin === type ? copyOf(type, raw, this.#layer.wire.decode) : raw) as ArrayMemory;
        memory.wrapper ??= this.#proxy(ListHandler.make(type, memory, origin));
        return memory.wrapper;
      }
      default:
        return this.#box(type, raw as string | number | boolean, origin);
    }
  };

  /** Remembers which Go value a function stands for. */
  stands(made: object, type: Type, value: Raw = null): void {
    this.#functions.set(made, { type, value });
  }

  dynamicToScript(raw: Raw): unknown {
    if (raw === null || typeof raw !== 'object') return raw;
    const { type, value } = raw as Dynamic;
    return this.toScript(type, value);
  }

  /** Contents of a field or element: containers are handed out by reference, all others stand for their place. */
  readonly elementToScript = (type: Type, raw: Raw, slots: Raw[], index: number): unknown => {
    if (type.plain) return raw;
    switch (type.kind) {
      case 'struct':
      case 'slice':
      case 'array':
        return this.toScript(type, raw, this.#pointerTo(type), true);
      case 'interface':
      case 'value':
      case 'func':
        return this.toScript(type, raw);
      default: {
        const made = this.toScript(type, raw);
        // goja holds a map[string]interface {} itself, and all other maps by their place.
        const isSimpleMap = type === this.#layer.world.common.map;
        if (type.named || type.kind === 'pointer' || (type.kind === 'map' && !isSimpleMap)) {
          this.#bind(made, slots, index);
        }
        return made;
      }
    }
  };

  /** The type of pointers to a type; putting its name together and looking it up is not for each read. */
  #pointerTo(type: Type): Type {
    type.pointer ??= this.#layer.world.types.get(`*${type.name}`);
    return type.pointer;
  }

  #bind(made: unknown, slots: Raw[], index: number): void {
    const handler = typeof made === 'object' && made !== null ? this.#handlers.get(made) : undefined;
    if (handler === undefined) return;
    handler.slots = slots;
    handler.index = index;
  }

  #pointer(type: Type, raw: Raw, origin: Type): unknown {
    if (raw === null) return null;
    const element = type.element as Type;
    if (type.name === '*big.Int') return toBigInt(raw as unknown as string);
    return this.toScript(element, isContainer(element) ? raw : (raw as Cell).slots[0], origin);
  }

  #box(type: Type, value: string | number | boolean, origin: Type): object {
    const key = `${origin.name}\0${value}`;
    const known = mapGet(this.#boxes, key);
    if (known !== undefined) return known;
    const made = this.#proxy(BoxHandler.make(type, value, origin));
    mapSet(this.#boxes, key, made);
    return made;
  }

  #proxy(handler: GoHandler): object {
    const proxy = new NativeProxy(handler.target, handler);
    this.#handlers.set(proxy, handler);
    return proxy;
  }
}
