/** Go functions and methods that scripts call. */

import type { Type } from '../../go/types.js';
import { markNative, nativeFunction } from '../builtins/native.js';
import { append, apply, jsonParse, jsonStringify, NativeTypeError, startsWith } from '../builtins/primordials.js';
import { variable } from './convert.js';
import type { GoHandler } from './handler.js';
import { eachEntry, mapDelete, mapGet, mapSet } from './inspect.js';
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
  /** The same call gives the same answer until another one says `forget`: the host need not be asked again. */
  readonly keep?: true;
  /** The operation whose kept answer is no longer true. */
  readonly forget?: string;
  /** Elements to append to a root: its name, and each as its type travels. */
  readonly push?: readonly [root: string, item: unknown];
  /** New contents of the receiver, for methods that change it. */
  readonly self?: unknown;
}

/** Turns the arguments of a raw Go function into what the host gets; may throw, panic or answer by itself. */
export type Binder = (args: ArrayLike<unknown>, tools: BinderTools) => readonly Raw[];

export interface BinderTools {
  export(value: unknown): Raw;
  /** `type`: Go's type of the value. */
  panic(message: string, type?: string): never;
  /** goja's `JSON.stringify`. */
  stringify(value: unknown): string | undefined;
}

/** What Go calls every method that is bound to a value. */
const methodValue = 'reflect.methodValueCall';
const NativeMapClass = Map;

export class Functions {
  readonly #layer: Layer;
  readonly #goError: (message: string) => Error;
  readonly #binders: Readonly<Record<string, Binder>>;
  readonly #remembered = new NativeMapClass<string, unknown>();
  readonly #shared = new NativeMapClass<string, Raw>();
  /** Answers that stay true, by operation. */
  readonly #kept = new NativeMapClass<string, Answer>();
  /** Values handed to the host that hold Go memory of the script's: told anew when the action is over. */
  readonly #retained = new NativeMapClass<number, Raw>();
  #lastRetained = 0;

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
    if (target?.script !== undefined) return scriptFunction(target.name, target.script);
    // A nil function is one that nobody can call; goja gives nothing when it is called all the same.
    if (target === null) return nativeFunction('', 0, () => undefined);
    return nativeFunction(target.name, target.parameters?.length ?? 0, (args) => this.#invoke(target, args));
  }

  /** The bound method of a Go value; made anew at each read, as goja does. */
  method(handler: GoHandler, key: string): unknown {
    const { type } = handler;
    const method = mapGet(type.methods, key);
    if (method === undefined) return undefined;
    const bound = nativeFunction(methodValue, method.call.parameters.length, (args) => {
      const { parameters, variadic } = method.call;
      const parts: Raw[] = [handler.origin];
      const converted = this.#convert(args, parameters, variadic === true);
      for (let i = 0; i < converted.length; i++) append(parts, converted[i] as Raw);
      const head = `[${jsonStringify(type.name)},${jsonStringify(method.go)},`;
      const answer = this.#ask('go.method', `${head}${this.#layer.wire.encodeAll(parts)}]`);
      if (answer.self !== undefined) (handler.origin.value as StructMemory).plain = answer.self;
      return this.#result(answer);
    });
    this.#layer.wrapper.stands(bound, method.type);
    return bound;
  }

  #invoke(target: GoFunction, args: ArrayLike<unknown>): unknown {
    const kept = mapGet(this.#kept, target.op);
    if (kept !== undefined) return this.#result(kept);
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
    const answer = this.#ask('go.call', `${head}${this.#layer.wire.encodeAll(parts)},${place}]`);
    if (answer.keep === true) mapSet(this.#kept, target.op, answer);
    if (answer.forget !== undefined) mapDelete(this.#kept, answer.forget);
    return this.#result(answer);
  }

  #raw(target: GoFunction, args: ArrayLike<unknown>): readonly Raw[] {
    const binder = this.#binders[target.op];
    if (binder !== undefined) {
      return binder(args, {
        export: (value) => this.#layer.exporter.export(value),
        panic: this.panic,
        stringify: this.#layer.world.stringify,
      });
    }
    const parts: Raw[] = [];
    // What reads from `ctx` takes no arguments, and does not look at those that it is given.
    if (!hasEffect(target.op)) return parts;
    for (let i = 0; i < args.length; i++) append(parts, this.#layer.exporter.export(args[i]));
    return parts;
  }

  /** Arguments as goja's reflection converts them: missing ones are zero, surplus ones are dropped. */
  #convert(args: ArrayLike<unknown>, parameters: readonly string[], variadic: boolean): readonly Raw[] {
    const { world, converter } = this.#layer;
    const { common } = world;
    const parts: Raw[] = [];
    const fixed = variadic ? parameters.length - 1 : parameters.length;
    const count = variadic && args.length > fixed ? args.length : fixed;
    for (let i = 0; i < count; i++) {
      const type = world.types.get(parameters[min(i, fixed)] as string);
      const value = args[i];
      const simple = typeof value;
      // What Go takes as it is: a text for a text, and any text, truth or number for anything.
      if (
        simple === 'string'
          ? type === common.string || type === common.dynamic
          : type === common.dynamic && (simple === 'boolean' || simple === 'number')
      ) {
        append(parts, type === common.string ? { type, value: value as string } : (value as Raw));
        continue;
      }
      const place = variable(type);
      if (i < args.length) {
        const refused = converter.put(value, type, place);
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

  /**
   * Values in the guest's hands as they are when the action is over: `[roots, ids, retained]`.
   *
   * @param names of the roots that are wanted
   */
  readBack(names: readonly string[]): string {
    const { wire, exporter } = this.#layer;
    const exportHeld = (value: unknown): Raw => exporter.export(value);
    const roots: Raw[] = [];
    for (let i = 0; i < names.length; i++) append(roots, mapGet(wire.roots, names[i] as string) as Dynamic);
    const kept: Raw[] = [];
    const ids: number[] = [];
    eachEntry(this.#retained, (id, value) => {
      append(ids, id);
      append(kept, value);
    });
    const rootTexts = wire.encodeAll(roots, exportHeld);
    return `[${rootTexts},${jsonStringify(ids)},${wire.encodeAll(kept)}]`;
  }
}

/** Whether people want to know where a function was called: it changes something or writes a log record. */
function hasEffect(op: string): boolean {
  return startsWith(op, 'api.') || startsWith(op, 'zitadel/');
}

/** goja's wrapper of a Go function behind which a function of the script stands: it passes `this` on, and has no length. */
function scriptFunction(name: string, script: object): object {
  const holder = {
    [name](this: unknown, ...args: unknown[]): unknown {
      return apply(script as () => unknown, this, args);
    },
  };
  const made = holder[name] as () => unknown;
  markNative(made, name);
  return made;
}

const nothing: Answer = {};
const { min } = Math;

function sliceOf(items: readonly Raw[]): SliceMemory {
  return { backing: items as Raw[], offset: 0, length: items.length, capacity: items.length };
}
