/** Go slices and arrays behind a wrapper: arrays to the script, without holes and with elements of one Go type. */

import { isContainer, type Type } from '../../go/types.js';
import { append, NativeRangeError } from '../builtins/primordials.js';
import { slotOf } from './convert.js';
import { type Attributes, absent, data, fixed, GoHandler, makeHandler } from './handler.js';
import { mapHas } from './inspect.js';
import { type ArrayMemory, newSlice, type Raw, type SliceMemory, type Wrapped, zero } from './memory.js';
import { keepCopy } from './structs.js';

const toText = String;
const sliceLength: Attributes = { writable: true, enumerable: false };
const arrayLength: Attributes = { writable: false, enumerable: false };
const toNumber = Number;

export class ListHandler extends GoHandler {
  static make(type: Type, memory: SliceMemory | ArrayMemory, origin: Type): ListHandler {
    return makeHandler(kind, type, memory, origin, []);
  }

  override get className(): string {
    return 'Array';
  }

  private get memory(): SliceMemory | ArrayMemory {
    return this.raw as SliceMemory | ArrayMemory;
  }

  /** `[]interface {}`: elements are exported and wrapped anew, as goja's `objectGoSlice` does. */
  private get loose(): boolean {
    return this.type === this.layer.world.common.list;
  }

  private get element(): Type {
    return this.type.element as Type;
  }

  get length(): number {
    return 'items' in this.memory ? this.memory.items.length : this.memory.length;
  }

  private elements(): { readonly slots: Raw[]; readonly offset: number } {
    const memory = this.memory;
    return 'items' in memory
      ? { slots: memory.items, offset: 0 }
      : { slots: memory.backing ?? [], offset: memory.offset };
  }

  override wholeJson(): string {
    return this.layer.json.write(this.type, this.memory) ?? 'null';
  }

  override read(key: string): unknown {
    const index = indexOf(key);
    if (index >= 0) {
      const raw = this.raw as Partial<SliceMemory & ArrayMemory>;
      const { items } = raw;
      if (index >= ((items ?? raw).length as number)) return absent;
      const slots = (items ?? raw.backing) as Raw[];
      const at = items === undefined ? (raw.offset as number) + index : index;
      const element = this.type.element as Type;
      return element.plain ? slots[at] : this.layer.wrapper.elementToScript(element, slots[at] as Raw, slots, at);
    }
    if (key === 'length') return this.length;
    return mapHas(this.type.methods, key) ? this.method(key) : absent;
  }

  override attributes(key: string): Attributes | undefined {
    const index = indexOf(key);
    if (index >= 0) return index < this.length ? data : undefined;
    if (key === 'length') return this.type.kind === 'slice' ? sliceLength : arrayLength;
    return mapHas(this.type.methods, key) ? fixed : undefined;
  }

  override names(): string[] {
    const names: string[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) append(names, toText(i));
    for (let i = 0; i < this.type.methodNames.length; i++) append(names, this.type.methodNames[i] as string);
    return names;
  }

  override assign(key: string, value: unknown, receiver: unknown): boolean {
    const index = indexOf(key);
    if (index >= 0) {
      if (index >= this.length) {
        const handled = this.assignForeign(key, value, receiver);
        if (handled !== undefined) return handled;
      }
      return this.put(index, value);
    }
    if (key === 'length' && this.type.kind === 'slice') return this.setLength(value);
    return this.assignForeign(key, value, receiver) ?? this.refuse(`Can't set property '${key}' on Go slice`);
  }

  override remove(key: string): boolean {
    const index = indexOf(key);
    if (index >= 0) {
      if (index < this.length) {
        const { slots, offset } = this.elements();
        this.keep(index);
        slots[offset + index] = zero(this.element);
        this.layer.writes.list(this.type, this.memory, 'delete', index);
      }
      return true;
    }
    if (key === 'length' && this.loose) return this.refuse(`Cannot delete property '${key}' of ${this.shown()}`);
    if (mapHas(this.type.methods, key)) return this.refuse(`Cannot delete property ${key} from a Go type`);
    if (key === 'length') return this.refuse(`Cannot delete property '${key}' of ${this.shown()}`);
    return true;
  }

  private shown(): string {
    return '[object Array]';
  }

  /** goja looks at the attributes of elements only. */
  protected override acceptable(key: string, descriptor: PropertyDescriptor): boolean {
    return indexOf(key) < 0 || super.acceptable(key, descriptor);
  }

  override define(key: string, descriptor: PropertyDescriptor): boolean {
    const index = indexOf(key);
    if (index >= 0) return this.put(index, descriptor.value);
    if (key === 'length' && this.type.kind === 'slice') {
      return 'value' in descriptor ? this.setLength(descriptor.value) : true;
    }
    return this.refuse(`Cannot define property '${key}' on a Go slice`);
  }

  private keep(index: number): (() => void) | undefined {
    if (!isContainer(this.element)) return undefined;
    const { slots, offset } = this.elements();
    return keepCopy(this.element, slots[offset + index] as Raw & Wrapped, this.layer);
  }

  private put(index: number, value: unknown): boolean {
    if (index >= this.length) {
      if ('items' in this.memory) this.layer.functions.panic('reflect: array index out of range');
      this.grow(index + 1);
    }
    const { slots, offset } = this.elements();
    if (this.loose) {
      slots[offset + index] = this.layer.exporter.export(value);
      return true;
    }
    const restore = this.keep(index);
    const refused = this.layer.converter.put(value, this.element, slotOf(slots, offset + index));
    if (refused === undefined) {
      this.layer.writes.list(this.type, this.memory, 'set', index, value);
      return true;
    }
    restore?.();
    return this.refuse(`Go type conversion error: ${refused}`);
  }

  private setLength(value: unknown): boolean {
    const length = toNumber(value);
    if (length !== length >>> 0) throw new NativeRangeError('Invalid array length');
    const before = this.length;
    if (length > before) this.grow(length);
    else {
      const { slots, offset } = this.elements();
      for (let i = length; i < before; i++) {
        this.keep(i);
        slots[offset + i] = zero(this.element);
      }
      (this.memory as SliceMemory).length = length;
    }
    this.layer.writes.list(this.type, this.memory, 'length');
    return true;
  }

  /** Puts the elements into another order. goja sorts by swapping them where they are, not by reading and writing. */
  reorder(order: readonly number[]): void {
    const { slots, offset } = this.elements();
    const moved: Raw[] = [];
    for (let i = 0; i < order.length; i++) append(moved, slots[offset + (order[i] as number)] as Raw);
    for (let i = 0; i < moved.length; i++) slots[offset + i] = moved[i] as Raw;
    this.layer.writes.list(this.type, this.memory, 'order');
  }

  private grow(size: number): void {
    growSlice(this.memory as SliceMemory, this.element, size);
  }
}

const kind = ListHandler.prototype;

/** Lengthens a slice as Go does: in place while the capacity lasts, which others may share. */
export function growSlice(slice: SliceMemory, element: Type, size: number): void {
  const { backing = [], offset, length, capacity } = slice;
  if (capacity < size) {
    const moved: Raw[] = [];
    for (let i = 0; i < length; i++) append(moved, backing[offset + i] as Raw);
    for (let i = length; i < size; i++) append(moved, zero(element));
    const grown = newSlice(moved);
    slice.backing = grown.backing;
    slice.offset = 0;
    slice.capacity = grownCapacity(size, length, capacity);
  } else {
    for (let i = length; i < size; i++) backing[offset + i] = zero(element);
  }
  slice.length = size;
}

/** The capacity that goja gives a slice that has grown. */
function grownCapacity(size: number, length: number, capacity: number): number {
  const doubled = capacity + capacity;
  if (size > doubled) return size;
  if (length < 1024) return doubled;
  let grown = capacity;
  while (grown > 0 && grown < size) grown += Math_floor(grown / 4);
  return grown;
}
const Math_floor = Math.floor;

/** The index that a property name stands for; -1 when it is none. */
export function indexOf(key: string): number {
  if (key === '0') return 0;
  const first = charCodeAt(key, 0);
  // Most lists are short.
  if (key.length === 1) return first >= 49 && first <= 57 ? first - 48 : -1;
  if (!(first >= 49 && first <= 57) || key.length > 15) return -1;
  const index = toNumber(key);
  return toText(index) === key && index === Math_floor(index) ? index : -1;
}

import { charCodeAt } from '../builtins/primordials.js';
