/**
 * JSON of Go values, written from their memory. goja's `JSON.stringify` asks a wrapper for its names and reads each of
 * them; through proxies that costs many times what it takes to write them down, and people log whole `ctx` objects.
 */
import { nilPointer } from '../../go/panics.js';
import { type Field, isContainer, type Type } from '../../go/types.js';
import { append, apply, jsonStringify } from '../builtins/primordials.js';
import { mapGet, mapHas, mapSet } from './inspect.js';
import type { Layer } from './layer.js';
import {
  type ArrayMemory,
  type Cell,
  type Dynamic,
  fieldOf,
  type Held,
  type MapMemory,
  type Raw,
  type SliceMemory,
  type StructMemory,
  shuffledKeys,
} from './memory.js';

/** What the writer leaves to the running `JSON.stringify`. */
export interface JsonParts {
  /** What a value's own `MarshalJSON` writes, or a placeholder for it. */
  marshaled(value: Dynamic): string;
  /** JSON of a value of the script; undefined when it is left out. */
  nested(value: unknown): string | undefined;
  /** What `write` gives, unless the struct is being written already. */
  within(memory: StructMemory, write: () => string): string;
}

/** A field to write: its name as JSON with the colon, and the way to it from the outer struct. */
interface Member {
  readonly head: string;
  readonly path: readonly number[];
}

const NativeMapClass = Map;

export class JsonWriter {
  readonly #layer: Layer;
  private readonly parts: JsonParts;
  private readonly members = new NativeMapClass<Type, readonly Member[]>();

  constructor(layer: Layer, parts: JsonParts) {
    this.#layer = layer;
    this.parts = parts;
  }

  /** JSON without indentation; undefined for a function, which is left out. */
  readonly text = (type: Type, raw: Raw): string | undefined => {
    switch (type.kind) {
      case 'interface':
        return this.dynamic(raw);
      case 'value':
        return raw === null ? 'null' : this.parts.nested((raw as Held).held);
      case 'func':
        // A nil function is an object to goja that nobody can call.
        return raw === null ? '{}' : undefined;
      case 'pointer':
        return this.pointer(type, raw);
      case 'map':
        if (raw === null) return type === this.#layer.world.common.map ? 'null' : '{}';
        return this.map(type, raw as MapMemory);
      default:
        return type.marshaler ? this.parts.marshaled({ type, value: raw }) : this.contents(type, raw);
    }
  };

  private contents(type: Type, raw: Raw): string {
    switch (type.kind) {
      case 'struct':
        return this.parts.within(raw as StructMemory, () => this.struct(type, raw as StructMemory));
      case 'slice': {
        const { backing, offset, length } = raw as SliceMemory;
        return this.items(type.element as Type, backing ?? [], offset, length);
      }
      case 'array': {
        const { items } = raw as ArrayMemory;
        return this.items(type.element as Type, items, 0, items.length);
      }
      case 'string':
        return jsonStringify(type.stringer ? this.#layer.functions.textOf({ type, value: raw }) : raw);
      default:
        return jsonStringify(raw);
    }
  }

  private dynamic(raw: Raw): string | undefined {
    if (raw === null || typeof raw !== 'object') return jsonStringify(raw);
    const { type, value } = raw as Dynamic;
    return this.text(type, value);
  }

  private pointer(type: Type, raw: Raw): string | undefined {
    if (raw === null) return 'null';
    // A number without bounds is a BigInt to the script.
    if (type.name === '*big.Int') return this.parts.nested(this.#layer.wrapper.toScript(type, raw));
    const element = type.element as Type;
    return this.text(element, isContainer(element) ? raw : (raw as Cell).slots[0]);
  }

  private struct(type: Type, memory: StructMemory): string {
    const members = this.membersOf(type);
    const { decode } = this.#layer.wire;
    let text = '';
    for (let i = 0; i < members.length; i++) {
      const { head, path } = members[i] as Member;
      const { holder, holderType } = holderOf(this.#layer, type, memory, path);
      const index = path[path.length - 1] as number;
      const field = holderType.fields[index] as Field;
      const value = this.text(field.type, fieldOf(holder, holderType, index, decode));
      if (value !== undefined) text += text === '' ? head + value : `,${head}${value}`;
    }
    return `{${text}}`;
  }

  private membersOf(type: Type): readonly Member[] {
    const known = mapGet(this.members, type);
    if (known !== undefined) return known;
    const members: Member[] = [];
    for (let i = 0; i < type.fieldNames.length; i++) {
      const name = type.fieldNames[i] as string;
      append(members, { head: `${jsonStringify(name)}:`, path: mapGet(type.fieldPaths, name) as readonly number[] });
    }
    mapSet(this.members, type, members);
    return members;
  }

  private items(element: Type, items: readonly (Raw | undefined)[], offset: number, length: number): string {
    let text = '[';
    for (let i = 0; i < length; i++) {
      const value = this.text(element, items[offset + i] as Raw) ?? 'null';
      text += i === 0 ? value : `,${value}`;
    }
    return `${text}]`;
  }

  private map(type: Type, memory: MapMemory): string | undefined {
    const element = type.element as Type;
    const { table } = memory;
    const own = mapHas(table, 'toJSON') ? this.#layer.wrapper.toScript(element, mapGet(table, 'toJSON') as Raw) : null;
    if (typeof own === 'function') {
      return this.parts.nested(apply(own as () => unknown, this.#layer.wrapper.toScript(type, memory), ['']));
    }
    const keys = shuffledKeys(memory, this.#layer.world.random);
    let text = '';
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      // A `toJSON` of the script may have taken it away in the meantime.
      const value = mapHas(table, key) ? this.text(element, mapGet(table, key) as Raw) : undefined;
      if (value !== undefined) text += `${text === '' ? '' : ','}${jsonStringify(key)}:${value}`;
    }
    return `{${text}}`;
  }
}

/**
 * The struct that holds a field reached through embedded ones. A nil pointer on the way is a Go panic.
 *
 * @param path indices of the fields, outermost first
 */
export function holderOf(
  layer: Layer,
  type: Type,
  memory: StructMemory,
  path: readonly number[],
): { readonly holder: StructMemory; readonly holderType: Type } {
  let holder = memory;
  let holderType = type;
  for (let i = 0; i < path.length - 1; i++) {
    const index = path[i] as number;
    const inner = fieldOf(holder, holderType, index, layer.wire.decode);
    if (inner === null) layer.functions.panic(nilPointer);
    const { type: innerType } = holderType.fields[index] as Field;
    holder = inner as StructMemory;
    holderType = (innerType.kind === 'pointer' ? innerType.element : innerType) as Type;
  }
  return { holder, holderType };
}
