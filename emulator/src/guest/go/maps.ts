/** Go maps behind a wrapper. Each enumeration has an order of its own. */
import type { Type } from '../../go/types.js';
import { variable } from './convert.js';
import { type Attributes, absent, data, GoHandler, makeHandler } from './handler.js';
import { mapDelete, mapGet, mapHas, mapSet } from './inspect.js';
import { type Dynamic, type MapMemory, newMap, type Raw, shuffledKeys } from './memory.js';

export abstract class AnyMapHandler extends GoHandler {
  /** The map that the place holds now; a nil map is an empty one to readers. */
  protected get memory(): MapMemory {
    if (this.slots === undefined) return this.raw as MapMemory;
    return (this.held as MapMemory | null) ?? newMap();
  }

  protected get element(): Type {
    return this.type.element as Type;
  }

  override wholeJson(): string {
    return this.layer.json.write(this.type, this.memory) ?? 'null';
  }

  override read(key: string): unknown {
    const raw = mapGet(this.memory.table, key);
    if (raw === undefined) return absent;
    return this.layer.wrapper.toScript(this.element, raw as Raw);
  }

  override attributes(key: string): Attributes | undefined {
    return mapHas(this.memory.table, key) ? data : undefined;
  }

  override names(): string[] {
    return shuffledKeys(this.memory, this.layer.world.random);
  }

  override remove(key: string): boolean {
    mapDelete(this.memory.table, key);
    return true;
  }

  override assign(key: string, value: unknown, receiver: unknown): boolean {
    if (!mapHas(this.memory.table, key)) {
      const handled = this.assignForeign(key, value, receiver);
      if (handled !== undefined) return handled;
      if (!this.extensible) return this.refuse(`Cannot add property ${key}, object is not extensible`);
    }
    return this.put(key, value);
  }

  protected abstract put(key: string, value: unknown): boolean;
}

/** `map[string]interface {}`: goja's `objectGoMapSimple`. */
export class SimpleMapHandler extends AnyMapHandler {
  /** Like {@link makeHandler}, without what is as usual. */
  static make(type: Type, memory: MapMemory): SimpleMapHandler {
    return { __proto__: simpleKind, type, raw: memory, target: {} } as unknown as SimpleMapHandler;
  }

  /** Each member of `ctx` and `api` is read by this: it asks nothing that the type answers for all. */
  override read(key: string): unknown {
    const raw = mapGet((this.raw as MapMemory).table, key);
    if (raw === undefined) return absent;
    if (raw === null || typeof raw !== 'object') return raw;
    const { type, value } = raw as Dynamic;
    return this.layer.wrapper.toScript(type, value);
  }

  override define(key: string, descriptor: PropertyDescriptor): boolean {
    if (!this.extensible && !mapHas(this.memory.table, key)) {
      return this.refuse(`Cannot define property ${key}, object is not extensible`);
    }
    return this.put(key, descriptor.value);
  }

  protected override put(key: string, value: unknown): boolean {
    mapSet(this.memory.table, key, this.layer.exporter.export(value));
    return true;
  }
}

/** All other maps: goja's `objectGoMapReflect`. */
export class MapHandler extends AnyMapHandler {
  static make(type: Type, memory: MapMemory, origin: Type): MapHandler {
    return makeHandler(kind, type, memory, origin, {});
  }

  override define(key: string, descriptor: PropertyDescriptor): boolean {
    if (!this.extensible && !mapHas(this.memory.table, key)) {
      return this.refuse(`Cannot set property ${key}, object is not extensible`);
    }
    return this.put(key, descriptor.value);
  }

  protected override put(key: string, value: unknown): boolean {
    const item = variable(this.element);
    const refused = this.layer.converter.put(value, this.element, item);
    if (refused !== undefined) return this.refuse(`map value conversion error: ${refused}`);
    if (this.held === null) this.layer.functions.panic('assignment to entry in nil map');
    mapSet(this.memory.table, key, item.value);
    this.layer.writes.member(this.memory, key, value);
    return true;
  }
}

const simpleKind = SimpleMapHandler.prototype;
const kind = MapHandler.prototype;
