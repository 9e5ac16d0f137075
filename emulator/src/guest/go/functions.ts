/** Go functions and methods that scripts call. */

import type { Type } from '../../go/types.js';
import { dressNative } from '../builtins/native.js';
import {
  append,
  indexOf,
  jsonParse,
  jsonStringify,
  NativeTypeError,
  startsWith,
  substring,
  uncurry,
} from '../builtins/primordials.js';
import { variable } from './convert.js';
import type { GoHandler } from './handler.js';
import { mapGet, mapSet } from './inspect.js';
import type { Layer } from './layer.js';
import { growSlice } from './lists.js';
import type { Dynamic, GoFunction, Raw, SliceMemory, StructMemory } from './memory.js';

/** What the host answers to a call. */
interface Answer {
  /** Result, as in an interface slot. */
  readonly v?: unknown;
  /** Text of a Go `error`, thrown as a `GoError`. */
  readonly e?: string;
  /** Text of a `TypeError`. */
  readonly t?: string;
  /** Remember the result under this name: the script gets the same object next time. */
  readonly memo?: string;
  /** Remember the result under this name: the script gets the same Go memory, wrapped anew, next time. */
  readonly share?: string;
  /** Elements to append to a root: its name, and each as its type travels. */
  readonly push?: readonly [root: string, item: unknown];
  /** New contents of the receiver, for methods that change it. */
  readonly self?: unknown;
}

/** Turns the arguments of a raw Go function into what the host gets; may throw, panic or answer by itself. */
export type Binder = (args: readonly unknown[], tools: BinderTools) => readonly Raw[];

export interface BinderTools {
  export(value: unknown): Raw;
  /** `type`: Go's type of the value. */
  panic(message: string, type?: string): never;
  /** goja's `JSON.stringify`. */
  stringify(value: unknown): string | undefined;
}

const nilPointer = 'runtime error: invalid memory address or nil pointer dereference';
const NativeMapClass = Map;

export class Functions {
  readonly #layer: Layer;
  readonly #goError: (message: string) => Error;
  readonly #binders: Readonly<Record<string, Binder>>;
  readonly #remembered = new NativeMapClass<string, unknown>();
  readonly #shared = new NativeMapClass<string, Raw>();
  /** Values handed to the host that hold Go memory of the script's: told anew when the action is over. */
  readonly #retained = new NativeMapClass<number, Raw>();
  #lastRetained = 0;
  readonly #placeholders: string[] = [];
  #running = 0;

  constructor(layer: Layer, goError: (message: string) => Error, binders: Readonly<Record<string, Binder>>) {
    this.#layer = layer;
    this.#goError = goError;
    this.#binders = binders;
  }

  /** A Go panic: ends the run. */
  readonly panic = (message: string, type = ''): never => {
    this.#layer.world.env.call('go.panic', jsonStringify([message, type]));
    for (;;);
  };

  /** The JavaScript function for a Go function. */
  wrap(target: GoFunction | null): object {
    const call =
      target === null ? () => this.panic(nilPointer) : (args: readonly unknown[]) => this.#invoke(target, args);
    const { method } = {
      method(...args: unknown[]): unknown {
        return call(args);
      },
    };
    dressNative(method, target?.name ?? '', target?.parameters?.length ?? 0);
    return method;
  }

  /** The bound method of a Go value; made anew at each read, as goja does. */
  method(handler: GoHandler, key: string): unknown {
    const { type } = handler;
    const method = mapGet(type.methods, key);
    if (method === undefined) return undefined;
    const call = (args: readonly unknown[]) => {
      const { parameters, variadic } = method.call;
      const parts: Raw[] = [handler.origin];
      const converted = this.#convert(args, parameters, variadic === true);
      for (let i = 0; i < converted.length; i++) append(parts, converted[i] as Raw);
      const head = `[${jsonStringify(type.name)},${jsonStringify(method.go)},`;
      const answer = this.#ask('go.method', `${head}${this.#layer.wire.encodeAll(parts)}]`);
      if (answer.self !== undefined) (handler.origin.value as StructMemory).plain = answer.self;
      return this.#result(answer);
    };
    const { bound } = {
      bound(...args: unknown[]): unknown {
        return call(args);
      },
    };
    dressNative(bound, `${type.name}.${method.go}-fm`, method.call.parameters.length);
    return bound;
  }

  #invoke(target: GoFunction, args: readonly unknown[]): unknown {
    const { exporter, world } = this.#layer;
    exporter.alive = false;
    const parts =
      target.parameters === null ? this.#raw(target, args) : this.#convert(args, target.parameters, target.variadic);
    let retained = 0;
    if (exporter.alive) {
      retained = ++this.#lastRetained;
      mapSet(this.#retained, retained, { type: world.common.list, value: sliceOf(parts) });
    }
    const head = `[${jsonStringify(target.op)},${args.length},${retained},`;
    const caller = hasEffect(target.op) ? world.env.caller?.() : undefined;
    const place =
      caller === undefined
        ? 'null'
        : `[${caller[0]},${caller[1]},${jsonStringify(caller[2] === target.name ? '' : caller[2])}]`;
    return this.#result(this.#ask('go.call', `${head}${this.#layer.wire.encodeAll(parts)},${place}]`));
  }

  #raw(target: GoFunction, args: readonly unknown[]): readonly Raw[] {
    const binder = this.#binders[target.op];
    if (binder !== undefined) {
      return binder(args, {
        export: (value) => this.#layer.exporter.export(value),
        panic: this.panic,
        stringify: this.#layer.world.stringify,
      });
    }
    const parts: Raw[] = [];
    for (let i = 0; i < args.length; i++) append(parts, this.#layer.exporter.export(args[i]));
    return parts;
  }

  /** Arguments as goja's reflection converts them: missing ones are zero, surplus ones are dropped. */
  #convert(args: readonly unknown[], parameters: readonly string[], variadic: boolean): readonly Raw[] {
    const { world, converter } = this.#layer;
    const parts: Raw[] = [];
    const fixed = variadic ? parameters.length - 1 : parameters.length;
    const count = variadic && args.length > fixed ? args.length : fixed;
    for (let i = 0; i < count; i++) {
      const type = world.types.get(parameters[min(i, fixed)] as string);
      const place = variable(type);
      if (i < args.length) {
        const refused = converter.put(args[i], type, place);
        if (refused !== undefined) {
          throw new NativeTypeError(`could not convert function call parameter ${i}: ${refused}`);
        }
      }
      append(parts, type.kind === 'interface' ? place.value : { type, value: place.value });
    }
    return parts;
  }

  #ask(op: string, json: string): Answer {
    const text = this.#layer.world.env.call(op, json);
    return text === '{}' ? nothing : (jsonParse(text) as Answer);
  }

  #result(answer: Answer): unknown {
    if (answer === nothing) return undefined;
    if (answer.t !== undefined) throw new NativeTypeError(answer.t);
    if (answer.e !== undefined) throw this.#goError(answer.e);
    if (answer.push !== undefined) this.#push(answer.push[0], answer.push[1]);
    const { wire, wrapper } = this.#layer;
    if (answer.memo !== undefined) {
      const known = mapGet(this.#remembered, answer.memo);
      if (known !== undefined) return known;
    }
    if (answer.v === undefined) return undefined;
    const shared = answer.share === undefined ? undefined : mapGet(this.#shared, answer.share);
    const raw = shared === undefined ? wire.decodeDynamic(answer.v) : shared;
    if (answer.share !== undefined) mapSet(this.#shared, answer.share, raw);
    const made = wrapper.dynamicToScript(raw);
    if (answer.memo !== undefined) mapSet(this.#remembered, answer.memo, made);
    return made;
  }

  /** Go's `append` to a list that the host keeps a hold on. */
  #push(root: string, wire: unknown): void {
    const { type, value } = mapGet(this.#layer.wire.roots, root) as Dynamic;
    const list = type.element as Type;
    const element = list.element as Type;
    const slice = value as SliceMemory;
    growSlice(slice, element, slice.length + 1);
    (slice.backing as Raw[])[slice.offset + slice.length - 1] = this.#layer.wire.decode(element, wire);
  }

  /** `String()` of a Go value that has one. */
  textOf(value: Dynamic): string {
    return jsonParse(this.#layer.world.env.call('go.text', this.#layer.wire.encodeAll([value]))) as string;
  }

  /** What the Go value's own `MarshalJSON` writes. */
  jsonOf(value: Dynamic): string {
    const answer = this.#ask('go.json', this.#layer.wire.encodeAll([value]));
    if (answer.e !== undefined) throw this.#goError(answer.e);
    return answer.v as string;
  }

  /** The `toJSON` that wrappers show to our own `JSON.stringify`. */
  jsonReplacement(handler: GoHandler): unknown {
    const json = handler.json();
    if (json === undefined) return undefined;
    const value = 'raw' in json ? this.placeholder(json.raw) : json.value;
    return () => value;
  }

  /** A `JSON.stringify` begins; they can lie in one another. */
  enterJson(): void {
    this.#running++;
  }

  leaveJson(): void {
    this.#running--;
    if (this.#running === 0) this.#placeholders.length = 0;
  }

  /** A text that stands for raw JSON until {@link fillIn}. */
  placeholder(raw: string): string {
    append(this.#placeholders, raw);
    return `${mark}${this.#placeholders.length - 1}${mark}`;
  }

  /** Puts raw JSON in the place of placeholders. */
  fillIn(text: string): string {
    if (this.#placeholders.length === 0) return text;
    const parts = splitText(text, quotedMark);
    let filled = parts[0] as string;
    for (let i = 1; i < parts.length; i += 2) {
      filled += `${this.#placeholders[toNumber(parts[i])]}${parts[i + 1]}`;
    }
    return filled;
  }

  /** Values in the guest's hands as they are when the action is over: `[roots, retained]`. */
  readBack(): string {
    const { wire, exporter } = this.#layer;
    const exportHeld = (value: unknown): Raw => exporter.export(value);
    const roots: Raw[] = [];
    const names: string[] = [];
    eachEntry(wire.roots, (name, root) => {
      append(names, name);
      append(roots, root);
    });
    const kept: Raw[] = [];
    const ids: number[] = [];
    eachEntry(this.#retained, (id, value) => {
      append(ids, id);
      append(kept, value);
    });
    const rootTexts = wire.encodeAll(roots, exportHeld);
    return `[${jsonStringify(names)},${rootTexts},${jsonStringify(ids)},${wire.encodeAll(kept)}]`;
  }
}

/** Whether people want to know where a function was called: it changes something or writes a log record. */
function hasEffect(op: string): boolean {
  return startsWith(op, 'api.') || startsWith(op, 'zitadel/');
}

const nothing: Answer = {};
/** Improbable in any script: private-use characters round a number. */
const mark = '\uE000\uF8FFgo\uF8FF\uE000';
const quotedMark = `${mark}`;
const toNumber = Number;
const { min } = Math;

function sliceOf(items: readonly Raw[]): SliceMemory {
  return { backing: items as Raw[], offset: 0, length: items.length, capacity: items.length };
}

const mapForEach = uncurry(Map.prototype.forEach);
function eachEntry<Key, Value>(map: Map<Key, Value>, visit: (key: Key, value: Value) => void): void {
  mapForEach(map as Map<unknown, unknown>, (value, key) => visit(key as Key, value as Value));
}

/** Text between marks; a mark stands with the quotes round it. */
function splitText(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let inside = false;
  for (;;) {
    const wanted = inside ? `${separator}"` : `"${separator}`;
    const at = indexOf(text, wanted, from);
    if (at < 0) {
      append(parts, substring(text, from));
      return parts;
    }
    append(parts, substring(text, from, at));
    from = at + wanted.length;
    inside = !inside;
  }
}
