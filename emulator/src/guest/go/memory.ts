/**
 * Go memory as goja's reflection sees it. Structs, arrays and slice headers are things with an address: a JavaScript
 * object of ours that stays the same while its contents change. Everything else is a plain value in a slot.
 */

import type { Type } from '../../go/types.js';
import { append } from '../builtins/primordials.js';
import { keysOf, mapGet, mapSet } from './inspect.js';

/** Contents of a slot; what they are is told by the slot's {@link Type}. */
export type Raw =
  | null
  | boolean
  | number
  | string
  | StructMemory
  | SliceMemory
  | ArrayMemory
  | MapMemory
  | Cell
  | Dynamic
  | GoFunction
  | Held;

/** Memory that scripts have references to. */
export interface Wrapped {
  /** The wrapper that the next read gives. */
  wrapper?: object;
  /** Those of earlier reads. */
  former?: object[];
}

export interface StructMemory extends Wrapped {
  readonly slots: (Raw | undefined)[];
  /** Contents that nobody has asked for yet, as they came from the host. */
  pending: readonly unknown[] | undefined;
  /** Plain data of a type whose inside no script sees; otherwise private fields, or null. */
  plain: unknown;
}

export interface SliceMemory extends Wrapped {
  /** Absent: a nil slice. */
  backing: Raw[] | undefined;
  offset: number;
  length: number;
  capacity: number;
}

export interface ArrayMemory extends Wrapped {
  readonly items: Raw[];
}

export interface MapMemory {
  readonly table: Map<string, Raw>;
}

/** What a pointer to anything else points to. */
export interface Cell {
  readonly slots: [Raw];
}

/** A value in an interface slot, with its own type. Plain booleans, numbers and strings stand for themselves. */
export interface Dynamic {
  readonly type: Type;
  readonly value: Raw;
}

export interface GoFunction {
  /** What the host knows it by. */
  readonly op: string;
  /** Name that Go gives it, which is its `name` in JavaScript. */
  readonly name: string;
  /** Types of the parameters; null when the Go function takes goja's raw call. */
  readonly parameters: readonly string[] | null;
  readonly variadic: boolean;
  /** A function of the script that was handed to Go: it is called in place of the host. */
  readonly script?: object;
}

/** A value of the script, kept as it is (`goja.Value`). */
export interface Held {
  readonly held: unknown;
}

export function newSlice(backing: Raw[] | undefined): SliceMemory {
  const length = backing === undefined ? 0 : backing.length;
  return { backing, offset: 0, length, capacity: length };
}

/** The zero value of a type. */
export function zero(type: Type): Raw {
  switch (type.kind) {
    case 'bool':
      return false;
    case 'string':
      return '';
    case 'int':
    case 'uint':
    case 'float':
      return 0;
    case 'struct':
      return { slots: [], pending: noFields, plain: null };
    case 'slice':
      return newSlice(undefined);
    case 'array': {
      const items: Raw[] = [];
      for (let i = 0; i < type.length; i++) append(items, zero(type.element as Type));
      return { items };
    }
    default:
      return null;
  }
}

const noFields: readonly unknown[] = [];

/** How a field that nobody has asked for yet is made from what the host sent. */
export type Decode = (type: Type, wire: unknown) => Raw;

/** Contents of a field; decoded on first use. */
export function fieldOf(memory: StructMemory, type: Type, index: number, decode: Decode): Raw {
  const known = memory.slots[index];
  if (known !== undefined) return known;
  const fieldType = (type.fields[index] as Type['fields'][number]).type;
  const wire = memory.pending?.[index];
  const made = wire === undefined || wire === null ? zero(fieldType) : decode(fieldType, wire);
  memory.slots[index] = made;
  return made;
}

/** A copy as Go's assignment makes one. */
export function copyOf(type: Type, value: Raw, decode: Decode): Raw {
  switch (type.kind) {
    case 'struct': {
      const source = value as StructMemory;
      const copy: StructMemory = { slots: [], pending: noFields, plain: source.plain };
      for (let i = 0; i < type.fields.length; i++) {
        copy.slots[i] = copyOf(
          (type.fields[i] as Type['fields'][number]).type,
          fieldOf(source, type, i, decode),
          decode,
        );
      }
      return copy;
    }
    case 'slice': {
      const { backing, offset, length, capacity } = value as SliceMemory;
      return { backing, offset, length, capacity };
    }
    case 'array': {
      const items: Raw[] = [];
      const source = (value as ArrayMemory).items;
      for (let i = 0; i < source.length; i++) {
        append(items, copyOf(type.element as Type, source[i] as Raw, decode));
      }
      return { items };
    }
    default:
      return value;
  }
}

/** Overwrites a struct, array or slice header in place. */
export function overwrite(type: Type, target: Raw, source: Raw, decode: Decode): void {
  const copy = copyOf(type, source, decode);
  if (type.kind === 'struct') {
    const to = target as StructMemory;
    const from = copy as StructMemory;
    to.pending = noFields;
    to.plain = from.plain;
    for (let i = 0; i < type.fields.length; i++) to.slots[i] = from.slots[i];
  } else if (type.kind === 'slice') {
    const to = target as SliceMemory;
    const from = copy as SliceMemory;
    to.backing = from.backing;
    to.offset = from.offset;
    to.length = from.length;
    to.capacity = from.capacity;
  } else {
    const to = (target as ArrayMemory).items;
    const from = (copy as ArrayMemory).items;
    for (let i = 0; i < from.length; i++) to[i] = from[i] as Raw;
  }
}

/** Slots of the one group that a small Go map has. */
const groupSize = 8;

/**
 * Keys of a map in the order that Go's runtime would happen to give: a small map is walked round from a random slot, a
 * larger one has no order at all.
 */
export function shuffledKeys(map: MapMemory, random: () => number): string[] {
  const keys = keysOf(map.table);
  if (keys.length < 2) return keys;
  if (keys.length <= groupSize) {
    const start = Math_floor(random() * groupSize);
    if (start === 0 || start >= keys.length) return keys;
    const turned: string[] = [];
    for (let i = 0; i < keys.length; i++) append(turned, keys[(start + i) % keys.length] as string);
    return turned;
  }
  for (let i = keys.length - 1; i > 0; i--) {
    const other = Math_floor(random() * (i + 1));
    const key = keys[i] as string;
    keys[i] = keys[other] as string;
    keys[other] = key;
  }
  return keys;
}
const Math_floor = Math.floor;

/**
 * The next read of a pointer makes a new wrapper in goja, whose slices are wrapped anew: forgets those that lie in a
 * struct, and those of embedded pointers, which a wrapper has as its own.
 */
export function forgetLists(memory: StructMemory, type: Type): void {
  const { inside } = type;
  const { slots } = memory;
  for (let i = 0; i < inside.length; i++) {
    const index = inside[i] as number;
    const value = slots[index];
    if (value === undefined || value === null) continue;
    const field = (type.fields[index] as Type['fields'][number]).type;
    if (field.kind === 'struct') forgetLists(value as StructMemory, field);
    else if (field.kind === 'pointer') forgetLists(value as StructMemory, field.element as Type);
    else forgetWrapper(value as SliceMemory);
  }
}

function forgetWrapper(memory: Wrapped): void {
  if (memory.wrapper === undefined) return;
  memory.former ??= [];
  append(memory.former, memory.wrapper);
  delete memory.wrapper;
}

export function newMap(): MapMemory {
  return { table: new MapClass<string, Raw>() };
}
const MapClass = Map;

export { mapGet, mapSet };
