/** How goja puts a value of the script into a place with a Go type: assignment, parameters, elements (facts §4.2). */

import { isContainer, type Type } from '../../go/types.js';
import { toText } from '../builtins/coerce.js';
import { append, apply, getPrototypeOf, isArray, isObject, NativeTypeError } from '../builtins/primordials.js';
import type { Exporter } from './export.js';
import { isNegativeZero, timeMemory } from './export.js';
import {
  boxedPrimitive,
  elementsOf,
  entriesOf,
  mapHas,
  mapSet,
  parseDate,
  symbolDescription,
  timeOf,
} from './inspect.js';
import {
  copyOf,
  type Decode,
  type Dynamic,
  fieldOf,
  newMap,
  newSlice,
  overwrite,
  type Raw,
  type StructMemory,
  zero,
} from './memory.js';
import { bytesOf } from './utf8.js';
import type { World } from './world.js';

/** A place that holds one value: a field, an element, a variable. */
export interface Place {
  get(): Raw;
  set(value: Raw): void;
}

/** A variable of a type, with its zero value. */
export function variable(type: Type): Place & { value: Raw } {
  const place = {
    value: zero(type),
    get: () => place.value,
    set: (value: Raw) => {
      place.value = value;
    },
  };
  return place;
}

/** Go's `%v` of a script value: its String(), symbols by their description, those in an object too. */
export function displayed(value: unknown): string {
  if (typeof value === 'symbol') return symbolDescription(value) ?? '';
  if (isObject(value) && getPrototypeOf(value) === symbolPrototype) {
    const symbol = boxedPrimitive(value);
    if (typeof symbol === 'symbol') return symbolDescription(symbol) ?? '';
  }
  return toText(value);
}
const symbolPrototype = Symbol.prototype;
const toNumber = Number;
const isFiniteNumber = Number.isFinite;
const isNotANumber = Number.isNaN;
const { trunc } = Math;
const iteratorSymbol = Symbol.iterator;
const arrayValues = Array.prototype.values;

export class Converter {
  private readonly world: World;
  private readonly exporter: Exporter;
  private readonly decode: Decode;
  private readonly panic: (message: string) => never;

  constructor(world: World, exporter: Exporter, decode: Decode, panic: (message: string) => never) {
    this.world = world;
    this.exporter = exporter;
    this.decode = decode;
    this.panic = panic;
  }

  /**
   * Puts a value into a place. Structs are filled in place, so that a refused conversion leaves a half-filled one
   * behind, as in Go.
   *
   * @returns the reason when it cannot be converted
   */
  put(value: unknown, type: Type, place: Place): string | undefined {
    if (type.kind === 'value') {
      place.set({ held: value });
      return undefined;
    }
    const exported = this.exporter.typeOf(value);
    if (exported === undefined) {
      this.store(type, place, zero(type));
      return undefined;
    }
    if (this.assign(value, exported, type, place)) return undefined;
    if (type.name === 'time.Time') {
      const refused = this.putTime(value, exported, place);
      if (refused !== true) return refused || undefined;
    }
    return this.coerce(value, type, place);
  }

  private store(type: Type, place: Place, value: Raw): void {
    if (isContainer(type)) overwrite(type, place.get(), value, this.decode);
    else place.set(value);
  }

  /** Go's assignability: same type, the pointed-to type, or the same kind under another name. */
  private assign(value: unknown, exported: Type, type: Type, place: Place): boolean {
    if (type.kind === 'interface') {
      if (type.name !== 'interface {}' && !implements_(exported, type)) return false;
      const raw = this.exporter.export(value);
      if (raw === null && timeOf(value as object) !== undefined) {
        this.panic('reflect: call of reflect.Value.Set on zero Value');
      }
      place.set(raw);
      return true;
    }
    let from: Type | undefined = exported;
    let raw: Raw | undefined;
    while (from !== undefined) {
      if (from === type || convertible(from, type)) {
        raw ??= this.exportedAs(value);
        let at: Type = exported;
        while (at !== from) {
          raw = pointedTo(at, raw);
          at = at.element as Type;
        }
        this.store(type, place, isContainer(type) ? raw : copyOf(type, raw, this.decode));
        return true;
      }
      if (from.kind === 'string' && type.name === '[]uint8') {
        place.set(place.get());
        this.store(type, place, newSlice(bytesOf(displayed(value))));
        return true;
      }
      from = from.kind === 'pointer' ? from.element : undefined;
    }
    return false;
  }

  private exportedAs(value: unknown): Raw {
    const raw = this.exporter.export(value);
    if (raw !== null && typeof raw === 'object' && 'type' in raw) return (raw as Dynamic).value;
    return raw;
  }

  /** true: not a matter of time. */
  private putTime(value: unknown, exported: Type, place: Place): string | true {
    if (isObject(value)) {
      const time = timeOf(value);
      if (time !== undefined) {
        this.store(this.world.common.time, place, timeMemory(time));
        return '';
      }
    }
    if (exported.kind !== 'string') return true;
    const text = displayed(value);
    const time = parseDate(text);
    if (isNotANumber(time)) return `could not convert string ${text} to time.Time`;
    this.store(this.world.common.time, place, timeMemory(time));
    return '';
  }

  private coerce(value: unknown, type: Type, place: Place): string | undefined {
    switch (type.kind) {
      case 'string':
        place.set(displayed(value));
        return undefined;
      case 'bool':
        place.set(Boolean_(value));
        return undefined;
      case 'int':
      case 'uint':
        place.set(wrapInteger(numeric(value), type.kind === 'int', type.bits));
        return undefined;
      case 'float':
        place.set(numeric(value));
        return undefined;
      case 'slice':
      case 'array':
        if (isObject(value)) return this.putElements(value, type, place);
        break;
      case 'map':
        if (isObject(value)) return this.putMembers(value, type, place);
        break;
      case 'struct':
        if (isObject(value)) return this.putFields(value, type, place.get() as StructMemory);
        break;
      case 'func':
        break;
      case 'pointer': {
        const element = type.element as Type;
        if (place.get() === null) place.set(isContainer(element) ? zero(element) : { slots: [zero(element)] });
        const target = place.get();
        const inner: Place = isContainer(element)
          ? { get: () => target, set: () => undefined }
          : {
              get: () => (target as { slots: [Raw] }).slots[0],
              set: (made) => {
                (target as { slots: [Raw] }).slots[0] = made;
              },
            };
        return this.put(value, element, inner);
      }
      default:
        break;
    }
    return `could not convert ${displayed(value)} to ${type.name}`;
  }

  private putFields(value: object, type: Type, target: StructMemory): string | undefined {
    for (let i = 0; i < type.fields.length; i++) {
      const field = type.fields[i] as Type['fields'][number];
      let item: unknown = value;
      if (!field.embedded) {
        item = (value as Record<string, unknown>)[field.js];
        if (item === undefined && !(field.js in value)) continue;
      }
      fieldOf(target, type, i, this.decode);
      const refused = this.put(item, field.type, slotOf(target.slots as Raw[], i));
      if (refused !== undefined) {
        return `could not convert struct value ${displayed(item)} to ${field.type.name} for field ${field.go}: ${refused}`;
      }
    }
    return undefined;
  }

  private putElements(value: object, type: Type, place: Place): string | undefined {
    const set = elementsOf(value);
    const source = set ?? this.listOf(value, type);
    if (typeof source === 'string') return source;
    const element = type.element as Type;
    if (type.kind === 'array' && type.length !== source.length) {
      const kind = isArray(value) ? 'an Array' : set ? 'a Set' : 'an iterable';
      return `cannot convert ${kind} into an array, lengths mismatch (have ${source.length}, need ${type.length})`;
    }
    const items: Raw[] = type.kind === 'array' ? (place.get() as { items: Raw[] }).items : [];
    if (type.kind === 'slice') {
      for (let i = 0; i < source.length; i++) append(items, zero(element));
      overwrite(type, place.get(), newSlice(items), this.decode);
    }
    for (let i = 0; i < source.length; i++) {
      const refused = this.put(source[i], element, slotOf(items, i));
      if (refused === undefined) continue;
      if (!isArray(value)) return refused;
      return `could not convert array element ${displayed(source[i])} to ${type.name} at ${i}: ${refused}`;
    }
    return undefined;
  }

  private listOf(value: object, type: Type): unknown[] | string {
    const method = (value as { [iteratorSymbol]?: unknown })[iteratorSymbol];
    const items: unknown[] = [];
    if (method !== undefined && method !== null && !(isArray(value) && method === arrayValues)) {
      const iterator = apply(method as () => Iterator<unknown>, value, []);
      const { next } = iterator;
      for (;;) {
        const step = apply(next, iterator, []) as IteratorResult<unknown>;
        if (!isObject(step)) throw new NativeTypeError(`Iterator result ${toText(step)} is not an object`);
        if (step.done) return items;
        append(items, step.value);
      }
    }
    if (typeof value === 'function' || !('length' in value)) {
      return `cannot convert ${displayed(value)} to ${type.name}: not an array or iterable`;
    }
    const length = toNumber((value as { length: unknown }).length);
    for (let i = 0; i < length; i++) append(items, (value as Record<number, unknown>)[i]);
    return items;
  }

  private putMembers(value: object, type: Type, place: Place): string | undefined {
    const map = newMap();
    const element = type.element as Type;
    place.set(map);
    const entries = entriesOf(value);
    if (entries !== undefined) {
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[i] as [unknown, unknown];
        const key = variable(this.world.common.string);
        const item = variable(element);
        const refused = this.put(entry[0], this.world.common.string, key) ?? this.put(entry[1], element, item);
        if (refused !== undefined) return refused;
        mapSet(map.table, key.value as string, item.value);
      }
      return undefined;
    }
    const elements = elementsOf(value);
    if (elements !== undefined) {
      for (let i = 0; i < elements.length; i++) mapSet(map.table, displayed(elements[i]), zero(element));
      return undefined;
    }
    for (const key in value) {
      if (!hasOwn(value, key)) continue;
      const item = variable(element);
      const member = (value as Record<string, unknown>)[key];
      const refused = this.put(member, element, item);
      if (refused !== undefined) {
        return `could not convert map value ${displayed(member)} to ${type.name} at key ${key}: ${refused}`;
      }
      mapSet(map.table, key, item.value);
    }
    return undefined;
  }
}

const Boolean_ = Boolean;
const hasOwn = Object.hasOwn;

export function slotOf(slots: Raw[], index: number): Place {
  return {
    get: () => slots[index] as Raw,
    set: (value) => {
      slots[index] = value;
    },
  };
}

function numeric(value: unknown): number {
  if (typeof value === 'symbol') throw new NativeTypeError('Cannot convert a Symbol value to a number');
  return toNumber(value);
}

/**
 * JavaScript's ToInt32 and its relatives. 64-bit ones are exact up to 2^53; what is too large for them is the least integer to Go,
 * whose low bits are empty.
 */
function wrapInteger(value: number, signed: boolean, bits: number): number {
  if (!isFiniteNumber(value)) return 0;
  const whole = trunc(value);
  if (bits >= 64) return isNegativeZero(whole) ? 0 : whole;
  if (whole >= 2 ** 63 || whole < -(2 ** 63)) return 0;
  const size = 2 ** bits;
  let rest = whole % size;
  if (rest < 0) rest += size;
  if (signed && rest >= size / 2) rest -= size;
  return rest === 0 ? 0 : rest;
}

/** Whether Go converts between the two because they are the same underneath. */
function convertible(from: Type, to: Type): boolean {
  if (from.kind !== to.kind || from.bits !== to.bits) return false;
  switch (to.kind) {
    case 'bool':
    case 'string':
    case 'int':
    case 'uint':
    case 'float':
      return true;
    case 'slice':
    case 'map':
      return from.element === to.element;
    default:
      return false;
  }
}

/** Whether values of a Go type have the methods of a Go interface. */
function implements_(from: Type, to: Type): boolean {
  const methods = (from.kind === 'pointer' ? from.element : from)?.methods;
  if (methods === undefined || to.methodNames.length === 0) return false;
  for (let i = 0; i < to.methodNames.length; i++) {
    if (!mapHas(methods, to.methodNames[i] as string)) return false;
  }
  return true;
}

function pointedTo(pointer: Type, raw: Raw): Raw {
  const element = pointer.element as Type;
  if (raw === null) return zero(element);
  return isContainer(element) ? raw : (raw as { slots: [Raw] }).slots[0];
}
