/**
 * `JSON.stringify` where Go values take part. The engine's own does the work; of a wrapper it sees a `toJSON` that answers
 * with a placeholder, whose JSON is put in afterwards.
 */
import { gapOf, indented } from '../builtins/json.js';
import { patch } from '../builtins/native.js';
import {
  append,
  apply,
  indexOf,
  isArray,
  isObject,
  jsonStringify,
  NativeTypeError,
  SideTable,
  substring,
} from '../builtins/primordials.js';
import type { GoHandler } from './handler.js';
import { JsonWriter } from './json.js';
import type { Layer } from './layer.js';
import type { Dynamic, StructMemory } from './memory.js';

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/** JSON to be put in for placeholders of one kind. */
class Placeholders {
  private readonly texts: string[] = [];
  private readonly mark: string;

  /** @param mark improbable in any script */
  constructor(mark: string) {
    this.mark = mark;
  }

  add(json: string): string {
    append(this.texts, json);
    return `${this.mark}${this.texts.length - 1}${this.mark}`;
  }

  clear(): void {
    this.texts.length = 0;
  }

  /** The JSON with what the placeholders stand for; quotes stand round each. */
  fillIn(json: string): string {
    if (this.texts.length === 0) return json;
    const opening = `"${this.mark}`;
    const closing = `${this.mark}"`;
    let filled = '';
    let from = 0;
    for (;;) {
      const at = indexOf(json, opening, from);
      if (at < 0) return filled + substring(json, from);
      const end = indexOf(json, closing, at + opening.length);
      filled += substring(json, from, at) + this.texts[toNumber(substring(json, at + opening.length, end))];
      from = end + closing.length;
    }
  }
}

const toNumber = Number;
const primitivePrototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype];

export class Stringify {
  private readonly layer: Layer;
  private readonly native = JSON.stringify as unknown as AnyMethod;
  private readonly writer: JsonWriter;
  /** JSON of wrappers with all their members. */
  private readonly whole = new Placeholders('\uE000\uF8FFgo\uF8FF\uE000');
  /** What Go's own encoders write, which is not indented. */
  private readonly marshaled = new Placeholders('\uE000\uF8FFraw\uF8FF\uE000');
  /** By the plain data of a value that nobody changes in place. */
  private readonly known = new SideTable<string>();
  /** Wrappers and structs that are being written. */
  private readonly open: object[] = [];
  private running = 0;
  private indenting = false;

  constructor(layer: Layer) {
    this.layer = layer;
    this.writer = new JsonWriter(layer, {
      within: (memory, write) => this.within(memory, write),
      marshaled: (value) => this.marshaledOf(value),
      nested: (value) => this.nested(value),
    });
  }

  /** Puts it in the place of `JSON.stringify`. */
  install(): void {
    const stringify = (value: unknown, replacer: unknown, space: unknown) => this.text(value, replacer, space);
    this.layer.world.stringify = (value) => this.text(value);
    patch(JSON, {
      stringify(value: unknown, replacer: unknown, space: unknown): unknown {
        return stringify(value, replacer, space);
      },
    });
  }

  /** goja's `JSON.stringify`. */
  text(value: unknown, replacer?: unknown, space?: unknown): string | undefined {
    const { world } = this.layer;
    const gap = gapOf(space);
    const before = world.stringifying;
    const beforeIndenting = this.indenting;
    this.running++;
    this.indenting = gap !== '';
    try {
      const compact = this.compact(value, replacer);
      if (compact === undefined) return undefined;
      const whole = this.whole.fillIn(compact);
      return this.marshaled.fillIn(gap === '' ? whole : indented(whole, gap));
    } finally {
      world.stringifying = before;
      this.indenting = beforeIndenting;
      this.running--;
      if (this.running === 0) {
        this.whole.clear();
        this.marshaled.clear();
      }
    }
  }

  private compact(value: unknown, replacer: unknown): string | undefined {
    const { world } = this.layer;
    if (typeof replacer === 'function' && !isArray(replacer)) {
      world.stringifying = undefined;
      const converted = (item: unknown): unknown => this.converted(item);
      const follow = function (this: unknown, key: string, item: unknown): unknown {
        return converted(apply(replacer as AnyMethod, this, [key, item]));
      };
      return this.asText(apply(this.native, JSON, [value, follow]));
    }
    world.stringifying = isArray(replacer) || inheritsToJson() ? 'members' : 'whole';
    const handler = isObject(value) ? this.layer.wrapper.handlerOf(value) : undefined;
    if (handler !== undefined && world.stringifying === 'whole' && !handler.hasOwnJson) return this.wholeOf(handler);
    return this.asText(apply(this.native, JSON, [value, replacer]));
  }

  private asText(json: unknown): string | undefined {
    return typeof json === 'string' ? json : undefined;
  }

  /** JSON of a value of the script that lies in a Go value, which is being written. */
  private nested(value: unknown): string | undefined {
    const json = this.asText(apply(this.native, JSON, [value]));
    if (json === undefined) return undefined;
    const whole = this.whole.fillIn(json);
    return this.indenting ? whole : this.marshaled.fillIn(whole);
  }

  private marshaledOf(value: Dynamic): string {
    const json = this.marshal(value);
    return this.indenting ? jsonStringify(this.marshaled.add(json)) : json;
  }

  /** What the value's own `MarshalJSON` writes. */
  private marshal(value: Dynamic): string {
    const plain = value.type.opaque ? (value.value as StructMemory).plain : null;
    if (!isObject(plain)) return this.layer.functions.jsonOf(value);
    const known = this.known.get(plain);
    if (known !== undefined) return known;
    const made = this.layer.functions.jsonOf(value);
    this.known.set(plain, made);
    return made;
  }

  private wholeOf(handler: GoHandler): string {
    return this.within(handler, () => handler.wholeJson());
  }

  /**
   * Writes something unless it is being written already. goja finds what comes back to the same wrapper or struct; in maps
   * that hold themselves it goes round until the time is up.
   */
  private within(part: object, write: () => string): string {
    const open = this.open;
    for (let i = 0; i < open.length; i++) {
      if (open[i] === part) throw new NativeTypeError('Converting circular structure to JSON');
    }
    append(open, part);
    try {
      return write();
    } finally {
      open.length--;
    }
  }

  /** Stand-in for a Go value that a replacer gave back. */
  private converted(value: unknown): unknown {
    const handler = isObject(value) ? this.layer.wrapper.handlerOf(value) : undefined;
    return handler?.hasOwnJson === true ? this.ownJson(handler) : value;
  }

  private ownJson(handler: GoHandler): unknown {
    return handler.type.marshaler ? this.marshaled.add(this.marshal(handler.origin)) : handler.jsonValue();
  }

  /** The `toJSON` that a wrapper shows while a `JSON.stringify` runs; undefined when its members are to be read. */
  replacement(handler: GoHandler): unknown {
    let value: unknown;
    if (handler.hasOwnJson) value = this.ownJson(handler);
    else if (this.layer.world.stringifying === 'members') return undefined;
    else value = this.whole.add(this.wholeOf(handler));
    return () => value;
  }

  /** See {@link JsonWriter.text}. */
  get write(): JsonWriter['text'] {
    return this.writer.text;
  }
}

/** Whether the script gave all objects of a kind a `toJSON`. */
function inheritsToJson(): boolean {
  for (let i = 0; i < primitivePrototypes.length; i++) {
    if ('toJSON' in (primitivePrototypes[i] as object)) return true;
  }
  return false;
}
