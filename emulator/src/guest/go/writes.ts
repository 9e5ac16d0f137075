/**
 * Tells the host of writes to the lists of `api` that count for the result (`api.metadata`, `api.userGrants`), which are no
 * calls: each as `[path, kind, shown, state, place]`. What it shows of a value is read without asking the script anything.
 */
import type { Type } from '../../go/types.js';
import {
  append,
  getOwnPropertyDescriptor,
  isArray,
  isObject,
  jsonStringify,
  ownKeys,
  substring,
} from '../builtins/primordials.js';
import { BoxHandler } from './boxes.js';
import { eachEntry, symbolDescription } from './inspect.js';
import type { Layer } from './layer.js';
import { fieldOf, type Raw, type SliceMemory, type StructMemory } from './memory.js';
import { isRecordedProxy } from './patches.js';

/** `set`: an element or field; `length`: the end of `push` and its like, too; `replace`: the list as a whole. */
export type WriteKind = 'set' | 'length' | 'delete' | 'order' | 'replace';

interface Tracked {
  readonly name: string;
  readonly type: Type;
  readonly list: SliceMemory;
}

/** Index of `ProjectID` in a grant. */
const projectField = 0;
/** Index of `Value` in an entry of metadata. */
const valueField = 1;
const longestShown = 200;
const deepestShown = 4;

export class Writes {
  readonly #layer: Layer;
  #tracked: Tracked[] = [];

  constructor(layer: Layer) {
    this.#layer = layer;
  }

  /** From now on the lists that the host keeps a hold on are watched; those that are pointers are lists of `api`. */
  watch(): void {
    const tracked: Tracked[] = [];
    eachEntry(this.#layer.wire.roots, (name, { type, value }) => {
      if (type.kind !== 'pointer') return;
      append(tracked, { name, type: type.element as Type, list: value as SliceMemory });
    });
    this.#tracked = tracked;
  }

  /** An element of a list was set, removed or moved, or its length was. */
  list(type: Type, memory: object, kind: WriteKind, index?: number, value?: unknown): void {
    for (let i = 0; i < this.#tracked.length; i++) {
      const { name, type: rootType, list } = this.#tracked[i] as Tracked;
      if (memory === list) {
        const path = index === undefined ? `api.${name}` : `api.${name}[${index}]`;
        this.#tell(path, kind, value, index === undefined ? '' : this.#stateAt(rootType, list, index));
      } else if (type.name === '[]string') {
        const owner = this.#ownerOf(list, memory);
        if (owner !== undefined)
          this.#tell(`api.${name}${owner}${index === undefined ? '' : `[${index}]`}`, kind, value, '');
      }
    }
  }

  /** A field of a struct was set. */
  field(memory: StructMemory, field: string, value: unknown): void {
    for (let i = 0; i < this.#tracked.length; i++) {
      const { name, type, list } = this.#tracked[i] as Tracked;
      for (let at = 0; at < list.length; at++) {
        if (list.backing?.[list.offset + at] !== memory) continue;
        this.#tell(`api.${name}[${at}].${field}`, 'set', value, this.#stateAt(type, list, at));
      }
    }
  }

  /** A member of a map was set: of no effect when it is one of the lists. */
  member(memory: object, key: string, value: unknown): void {
    if (memory !== this.#layer.world.api) return;
    for (let i = 0; i < this.#tracked.length; i++) {
      if ((this.#tracked[i] as Tracked).name === key) this.#tell(`api.${key}`, 'replace', value, '');
    }
  }

  /** The field of an entry that holds a list. */
  #ownerOf(list: SliceMemory, memory: object): string | undefined {
    for (let at = 0; at < list.length; at++) {
      const entry = list.backing?.[list.offset + at];
      if (!isObject(entry) || !('slots' in entry)) continue;
      const { slots } = entry as StructMemory;
      for (let i = 0; i < slots.length; i++) if (slots[i] === memory) return `[${at}].roles`;
    }
    return undefined;
  }

  /** `nil`: no entry; `stored`: its bytes are kept; `empty`: it lacks what it needs. */
  #stateAt(type: Type, list: SliceMemory, index: number): string {
    const entry = list.backing?.[list.offset + index] as Raw | undefined;
    if (!isObject(entry)) return 'nil';
    const memory = entry as unknown as StructMemory;
    const element = type.element as Type;
    const { decode } = this.#layer.wire;
    if (element.kind !== 'pointer') return fieldOf(memory, element, projectField, decode) === '' ? 'empty' : '';
    if (memory.plain !== null) return 'stored';
    return fieldOf(memory, element.element as Type, valueField, decode) === null ? 'empty' : '';
  }

  #tell(path: string, kind: WriteKind, value: unknown, state: string): void {
    const { env } = this.#layer.world;
    const shown = kind === 'set' || kind === 'replace' ? this.#glimpse(value, 0) : '';
    env.call('go.write', jsonStringify([path, kind, shown, state, env.caller?.() ?? null]));
  }

  /** A value for people, shortened. Getters, proxies and `toJSON` are not asked. */
  #glimpse(value: unknown, depth: number): string {
    switch (typeof value) {
      case 'string':
        return value.length > longestShown
          ? `${jsonStringify(substring(value, 0, longestShown))}…`
          : jsonStringify(value);
      case 'function':
        return 'function';
      case 'symbol':
        return `Symbol(${symbolDescription(value) ?? ''})`;
      case 'bigint':
        return `${value}n`;
      case 'object':
        return value === null ? 'null' : this.#members(value, depth);
      default:
        return `${value as number | boolean | undefined}`;
    }
  }

  #members(value: object, depth: number): string {
    const handler = this.#layer.wrapper.handlerOf(value);
    if (handler instanceof BoxHandler) return jsonStringify(handler.value);
    if (handler !== undefined) return handler.type.name;
    if (depth === deepestShown || isRecordedProxy(value)) return '…';
    const list = isArray(value);
    const keys = ownKeys(value);
    let text = '';
    for (let i = 0; i < keys.length && text.length < longestShown; i++) {
      const key = keys[i] as string | symbol;
      const descriptor = typeof key === 'symbol' ? undefined : getOwnPropertyDescriptor(value, key);
      if (descriptor?.enumerable !== true) continue;
      const shown = 'value' in descriptor ? this.#glimpse(descriptor.value, depth + 1) : '…';
      text += `${text === '' ? '' : ', '}${list ? shown : `${key as string}: ${shown}`}`;
    }
    if (text.length >= longestShown) text += ', …';
    return list ? `[${text}]` : `{${text}}`;
  }
}
