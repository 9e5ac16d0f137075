/** Structs behind a wrapper: goja's `objectGoReflect`. */

import { type Field, isContainer, type Type } from '../../go/types.js';
import { copied } from '../builtins/primordials.js';
import { slotOf } from './convert.js';
import { type Attributes, absent, data, fixed, GoHandler, makeHandler } from './handler.js';
import { mapGet, mapHas } from './inspect.js';
import { holderOf } from './json.js';
import type { Layer } from './layer.js';
import { copyOf, fieldOf, type Raw, type StructMemory, type Wrapped } from './memory.js';

/** A field as it is found from the outer struct: the struct that holds it, and where. */
interface Found {
  readonly holder: StructMemory;
  readonly holderType: Type;
  readonly index: number;
  readonly field: Field;
}

export class StructHandler extends GoHandler {
  static make(type: Type, memory: StructMemory, origin: Type): StructHandler {
    return makeHandler(kind, type, memory, origin, {});
  }

  override wholeJson(): string {
    return this.layer.json.write(this.type, this.raw as StructMemory) ?? 'null';
  }

  override read(key: string): unknown {
    const { type } = this;
    const path = mapGet(type.fieldPaths, key);
    if (path === undefined) return mapHas(type.methods, key) ? this.method(key) : absent;
    if (path.length > 1) return this.contents(this.found(path));
    const index = path[0] as number;
    const { slots } = this.raw as StructMemory;
    const field = (type.fields[index] as Field).type;
    const raw = slots[index] ?? fieldOf(this.raw as StructMemory, type, index, this.layer.wire.decode);
    return field.plain ? raw : this.layer.wrapper.elementToScript(field, raw, slots as Raw[], index);
  }

  override attributes(key: string): Attributes | undefined {
    if (mapHas(this.type.fieldPaths, key)) return data;
    return mapHas(this.type.methods, key) ? fixed : undefined;
  }

  override names(): string[] {
    return copied(this.type.memberNames);
  }

  override assign(key: string, value: unknown, receiver: unknown): boolean {
    const found = this.find(key);
    if (found !== undefined) return this.put(found, value);
    return this.assignForeign(key, value, receiver) ?? this.refuse(`Cannot assign to property ${key} of a host object`);
  }

  override remove(key: string): boolean {
    if (this.find(key) !== undefined || mapHas(this.type.methods, key)) {
      return this.refuse(`Cannot delete property ${key} from a Go type`);
    }
    return true;
  }

  override define(key: string, descriptor: PropertyDescriptor): boolean {
    const found = this.find(key);
    if (found === undefined) return this.refuse(`Cannot define property '${key}' on a host object`);
    return this.put(found, descriptor.value);
  }

  private find(key: string): Found | undefined {
    const path = mapGet(this.type.fieldPaths, key);
    return path === undefined ? undefined : this.found(path);
  }

  private found(path: readonly number[]): Found {
    const { holder, holderType } = holderOf(this.layer, this.type, this.raw as StructMemory, path);
    const index = path[path.length - 1] as number;
    return { holder, holderType, index, field: holderType.fields[index] as Field };
  }

  private contents({ holder, holderType, index, field }: Found): unknown {
    const raw = fieldOf(holder, holderType, index, this.layer.wire.decode);
    return this.layer.wrapper.elementToScript(field.type, raw, holder.slots as Raw[], index);
  }

  private put({ holder, holderType, index, field }: Found, value: unknown): boolean {
    const before = fieldOf(holder, holderType, index, this.layer.wire.decode);
    const restore = isContainer(field.type) ? keepCopy(field.type, before as Container, this.layer) : undefined;
    const refused = this.layer.converter.put(value, field.type, slotOf(holder.slots as Raw[], index));
    if (refused === undefined) {
      this.layer.writes.field(holder, field.js, value);
      return true;
    }
    restore?.();
    return this.refuse(`Go struct conversion error: ${refused}`);
  }
}

const kind = StructHandler.prototype;

type Container = Raw & Wrapped;

/**
 * Before a place is overwritten, the references that the script has to its contents become ones to a copy of them
 * (goja's copy-on-change).
 *
 * @returns what undoes it when the place is not overwritten after all
 */
export function keepCopy(type: Type, memory: Container, layer: Layer): (() => void) | undefined {
  const { wrapper, former } = memory;
  if (wrapper === undefined && former === undefined) return undefined;
  const copy = copyOf(type, memory, layer.wire.decode) as Container;
  move(memory, copy, layer);
  return () => move(copy, memory, layer);
}

function move(from: Container, to: Container, layer: Layer): void {
  const { wrapper, former } = from;
  delete from.wrapper;
  delete from.former;
  if (wrapper !== undefined) {
    to.wrapper = wrapper;
    moveTo(wrapper, to, layer);
  }
  if (former === undefined) return;
  to.former = former;
  for (let i = 0; i < former.length; i++) moveTo(former[i] as object, to, layer);
}

/** Makes a wrapper one of another value of the same type. */
function moveTo(wrapper: object, to: Container, layer: Layer): void {
  const handler = layer.wrapper.handlerOf(wrapper);
  if (handler !== undefined) handler.raw = to;
}
