/**
 * The form in which Go values cross between host and guest, as JSON that follows the Go type: scalars as they are,
 * structs as arrays of their fields, and only what lies in an interface slot carries its type. The other end is
 * `emulator/src/go/wire.ts`.
 *
 * host → guest: pointer = its target or null; slice, array = array, or the name of a root whose memory the slice
 * shares; map = `[key, value, …]`;
 * guest → host: pointer, slice, map = `[id, …]`, or the id alone of one that was written before.
 */

import { isContainer, type Type } from '../../go/types.js';
import {
  append,
  charCodeAt,
  defineProperty,
  isArray,
  jsonParse,
  jsonStringify,
  NativeObject,
  substring,
} from '../builtins/primordials.js';
import { isGoInteger, isNegativeZero } from './export.js';
import { keysOf, mapGet, mapSet } from './inspect.js';
import {
  type ArrayMemory,
  type Cell,
  type Dynamic,
  fieldOf,
  type GoFunction,
  type Held,
  type MapMemory,
  newMap,
  newSlice,
  type Raw,
  type SliceMemory,
  type StructMemory,
} from './memory.js';
import type { World } from './world.js';

const objectKeys = NativeObject.keys;
const NativeMapClass = Map;
const toNumber = Number;
const isFiniteNumber = Number.isFinite;
const toText = String;

export class Wire {
  private readonly world: World;
  /** Makes the script's view of a Go value, for `goja.Value` slots. */
  private readonly toScript: (type: Type, value: Raw) => unknown;
  /** Values that the host keeps a hold on: `api.metadata`, `api.userGrants`. */
  readonly roots = new NativeMapClass<string, Dynamic>();

  constructor(world: World, toScript: (type: Type, value: Raw) => unknown) {
    this.world = world;
    this.toScript = toScript;
  }

  readonly decode = (type: Type, wire: unknown): Raw => {
    switch (type.kind) {
      case 'bool':
      case 'string':
        return wire as Raw;
      case 'int':
      case 'uint':
      case 'float':
        return typeof wire === 'string' ? toNumber(wire) : (wire as number);
      case 'struct':
        if (type.opaque) return { slots: [], pending: undefined, plain: wire };
        return {
          slots: [],
          pending: wire as readonly unknown[],
          plain: (wire as readonly unknown[])[type.fields.length] ?? null,
        };
      case 'pointer': {
        if (wire === null) return null;
        const target = this.decode(type.element as Type, wire);
        return isContainer(type.element as Type) ? target : { slots: [target] };
      }
      case 'slice':
        if (typeof wire === 'string') return this.shared(wire);
        return newSlice(wire === null ? undefined : this.decodeItems(type.element as Type, wire as unknown[]));
      case 'array':
        return { items: this.decodeItems(type.element as Type, wire as unknown[]) };
      case 'map':
        return this.decodeMap(type.element as Type, wire as unknown[] | null, 0);
      case 'interface':
        return this.decodeDynamic(wire);
      case 'func':
        return wire === null ? null : decodeFunction(wire as FunctionWire);
      case 'value':
        return wire === null ? null : this.hold(wire);
    }
  };

  /** A slice over the same memory as a root. */
  private shared(root: string): Raw {
    const shared = mapGet(this.roots, root)?.value as SliceMemory;
    const { backing, offset, length, capacity } = shared;
    return { backing, offset, length, capacity };
  }

  private decodeItems(element: Type, wire: readonly unknown[]): Raw[] {
    const items: Raw[] = [];
    for (let i = 0; i < wire.length; i++) append(items, this.decode(element, wire[i]));
    return items;
  }

  private decodeMap(element: Type, wire: readonly unknown[] | null, from: number): MapMemory | null {
    if (wire === null) return null;
    const map = newMap();
    for (let i = from; i < wire.length; i += 2) {
      mapSet(map.table, wire[i] as string, this.decode(element, wire[i + 1]));
    }
    return map;
  }

  private hold(wire: unknown): Held {
    const raw = this.decodeDynamic(wire);
    const held: Held & { imported?: boolean } = { held: this.toScript(this.world.common.dynamic, raw) };
    // What Go hands over as text is shown by encoding/json as the struct that goja keeps it in, unless it is short ASCII.
    if (typeof raw === 'string' && !isShortAscii(raw)) held.imported = true;
    return held;
  }

  /**
   * Contents of an interface slot: scalars as they are; `["m", key, value, …]`, `["s", item, …]` for what Go's JSON
   * decoder makes; `["j", json]` the same from plain JSON; `["v", …]` a `goja.Value` of what follows; `["o", key, value,
   * …]` an object of JavaScript; `["$", name]` a root; otherwise `[type, value]`.
   */
  decodeDynamic(wire: unknown): Raw {
    if (!isArray(wire)) return wire as Raw;
    const { common, types } = this.world;
    const tag = wire[0] as string;
    switch (tag) {
      case 'm':
        return { type: common.map, value: this.decodeMap(common.dynamic, wire, 1) };
      case 's': {
        const items: Raw[] = [];
        for (let i = 1; i < wire.length; i++) append(items, this.decodeDynamic(wire[i]));
        return { type: common.list, value: newSlice(items) };
      }
      case 'j':
        return this.fromJson(wire[1]);
      case 'v':
        return { type: common.value, value: this.hold(wire[1]) };
      case 'o':
        return { type: common.value, value: { held: this.plainObject(wire) } };
      case '$':
        return mapGet(this.roots, wire[1] as string) ?? null;
      default: {
        const type = types.get(tag);
        return { type, value: this.decode(type, wire[1]) };
      }
    }
  }

  private plainObject(wire: readonly unknown[]): object {
    const object = {};
    for (let i = 1; i < wire.length; i += 2) {
      const value = this.toScript(this.world.common.dynamic, this.decodeDynamic(wire[i + 1]));
      defineProperty(object, wire[i] as string, { value, writable: true, enumerable: true, configurable: true });
    }
    return object;
  }

  /** What Go's JSON decoder makes of a document. */
  fromJson(json: unknown): Raw {
    if (json === null || typeof json !== 'object') return json as Raw;
    const { common } = this.world;
    if (isArray(json)) {
      const items: Raw[] = [];
      for (let i = 0; i < json.length; i++) append(items, this.fromJson(json[i]));
      return { type: common.list, value: newSlice(items) };
    }
    const map = newMap();
    const keys = objectKeys(json);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      mapSet(map.table, key, this.fromJson((json as Record<string, unknown>)[key]));
    }
    return { type: common.map, value: map };
  }

  /** JSON of values in interface slots. `held`: what `goja.Value`s export to as well. */
  encodeAll(values: readonly Raw[], exportHeld?: (value: unknown) => Raw): string {
    const encoder = new Encoder(this.decode, this.world.stringify, this.world.describe, exportHeld);
    let text = '[';
    for (let i = 0; i < values.length; i++) {
      if (i > 0) text += ',';
      text += encoder.dynamic(values[i] as Raw);
    }
    return `${text}]`;
  }
}

type FunctionWire = readonly [op: string, name: string, parameters: readonly string[] | null, variadic: 0 | 1];

function decodeFunction(wire: FunctionWire): GoFunction {
  return { op: wire[0], name: wire[1], parameters: wire[2], variadic: wire[3] === 1 };
}

function isShortAscii(text: string): boolean {
  if (text.length > 16) return false;
  for (let i = 0; i < text.length; i++) if (charCodeAt(text, i) > 127) return false;
  return true;
}

/** JSON of a scalar, or of plain data of ours. */
function written(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'number' || typeof value === 'boolean' ? toText(value) : jsonStringify(value);
}

/** Writes JSON at once: a tree of it would be made to be read once. */
class Encoder {
  readonly #decode: Wire['decode'];
  private readonly stringify: World['stringify'];
  private readonly describe: World['describe'];
  private readonly exportHeld: ((value: unknown) => Raw) | undefined;
  private readonly ids = new NativeMapClass<object, number>();
  /** Pointers have ids of their own: what they point to is the same object of ours. */
  private readonly pointers = new NativeMapClass<object, number>();
  private count = 0;

  constructor(
    decode: Wire['decode'],
    stringify: World['stringify'],
    describe: World['describe'],
    exportHeld: ((value: unknown) => Raw) | undefined,
  ) {
    this.#decode = decode;
    this.stringify = stringify;
    this.describe = describe;
    this.exportHeld = exportHeld;
  }

  dynamic(raw: Raw): string {
    if (typeof raw === 'string') return jsonStringify(raw);
    if (typeof raw === 'number') return plainNumber(raw) ? toText(raw) : `["float64","${numberText(raw)}"]`;
    if (raw === null || typeof raw !== 'object') return written(raw);
    const { type, value } = raw as Dynamic;
    return `["${type.name}",${this.typed(type, value)}]`;
  }

  typed(type: Type, raw: Raw): string {
    switch (type.kind) {
      case 'interface':
        return this.dynamic(raw);
      case 'string':
        return jsonStringify(raw);
      case 'slice': {
        const { backing, offset, length } = raw as SliceMemory;
        if (backing === undefined) return 'null';
        const known = mapGet(this.ids, raw as object);
        if (known !== undefined) return toText(known);
        return `[${this.numbered(this.ids, raw as object)}${this.items(type.element as Type, backing, offset, length)}]`;
      }
      case 'map': {
        if (raw === null) return 'null';
        const known = mapGet(this.ids, raw as object);
        return known === undefined ? this.map(type.element as Type, raw as MapMemory) : toText(known);
      }
      case 'struct':
        return this.struct(type, raw as StructMemory);
      case 'pointer':
        return this.pointer(type, raw);
      case 'array': {
        const { items } = raw as ArrayMemory;
        return `[${substring(this.items(type.element as Type, items, 0, items.length), 1)}]`;
      }
      case 'bool':
        return written(raw);
      case 'int':
      case 'uint':
      case 'float':
        return typeof raw === 'number' && !plainNumber(raw) ? `"${numberText(raw)}"` : written(raw);
      case 'func':
        return 'null';
      case 'value':
        return raw === null ? 'null' : this.held(raw as Held);
    }
  }

  /** Each with a comma before it. */
  private items(element: Type, slots: readonly Raw[], offset: number, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += `,${this.typed(element, slots[offset + i] as Raw)}`;
    return text;
  }

  private map(element: Type, memory: MapMemory): string {
    const { table } = memory;
    let text = `[${this.numbered(this.ids, memory)}`;
    const keys = keysOf(table);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      text += `,${jsonStringify(key)},${this.typed(element, mapGet(table, key) as Raw)}`;
    }
    return `${text}]`;
  }

  private pointer(type: Type, raw: Raw): string {
    if (raw === null) return 'null';
    if (type.name === '*big.Int') return written(raw);
    const known = mapGet(this.pointers, raw as object);
    if (known !== undefined) return toText(known);
    const element = type.element as Type;
    const id = this.numbered(this.pointers, raw as object);
    return `[${id},${this.typed(element, isContainer(element) ? raw : (raw as Cell).slots[0])}]`;
  }

  private struct(type: Type, memory: StructMemory): string {
    if (type.opaque) return written(memory.plain);
    let text = '[';
    for (let i = 0; i < type.fields.length; i++) {
      const field = type.fields[i] as Type['fields'][number];
      if (i > 0) text += ',';
      text += this.typed(field.type, fieldOf(memory, type, i, this.#decode));
    }
    if (memory.plain !== null) text += text === '[' ? written(memory.plain) : `,${written(memory.plain)}`;
    return `${text}]`;
  }

  /** The number under which a pointer, slice or map is written this once. */
  private numbered(ids: Map<object, number>, memory: object): number {
    const id = ++this.count;
    mapSet(ids, memory, id);
    return id;
  }

  /** `[kind, value, json?, error?, exported?, exception?]`. */
  private held(holder: Held & { readonly imported?: boolean }): string {
    const value = holder.held;
    const parts = this.heldParts(value, holder.imported === true);
    let text = '[';
    for (let i = 0; i < parts.length; i++) text += i === 0 ? written(parts[i]) : `,${written(parts[i])}`;
    if (this.exportHeld === undefined) return `${text}]`;
    for (let i = parts.length; i < 4; i++) text += ',null';
    let exported: string;
    try {
      exported = this.dynamic(this.exportHeld(value));
    } catch (error) {
      exported = `null,${jsonStringify(this.describe(error))}`;
    }
    return `${text},${exported}]`;
  }

  private heldParts(value: unknown, imported: boolean): unknown[] {
    switch (typeof value) {
      case 'undefined':
        return ['undefined', null];
      case 'boolean':
        return ['bool', value];
      case 'number':
        return isGoInteger(value) ? ['int', value] : ['float', toText(isNegativeZero(value) ? '-0' : value)];
      case 'string':
        return [imported ? 'imported' : isAscii(value) ? 'ascii' : 'unicode', value];
      case 'bigint':
        return ['bigint', toText(value)];
      case 'symbol':
        return ['symbol', null];
      default:
        if (value === null) return ['null', null];
        try {
          return ['object', null, this.stringify(value) ?? null];
        } catch (error) {
          return ['object', null, null, toText(error)];
        }
    }
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (charCodeAt(text, i) > 127) return false;
  return true;
}

function numberText(value: number): string {
  return isNegativeZero(value) ? '-0' : toText(value);
}

function plainNumber(value: number): boolean {
  return isFiniteNumber(value) && !isNegativeZero(value);
}

export function parse(json: string): unknown {
  return jsonParse(json);
}
