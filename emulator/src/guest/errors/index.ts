import type { Site, Trouble } from '../../language/sites/trouble.js';
import type { CallPlace, GuestEnv } from '../builtins/env.js';
import { pairedOnly } from '../builtins/json-decoder.js';
import { dressNative } from '../builtins/native.js';
import {
  append,
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isObject,
  jsonStringify,
  NativeError,
  NativeString,
  NativeTypeError,
  ownKeys,
  SideTable,
} from '../builtins/primordials.js';
import { type Frame, FrameReader, frameLimit, frameText, makeTransparent, type RawFrame } from './frames.js';
import { installGoError } from './go-error.js';
import { type OperandHelpers, operandHelpers, shown, superMissing, takeThrown } from './operands.js';
import { lookUpSites, type SiteQuery } from './site.js';
import { setStack } from './stack.js';
import { ThrownValues } from './thrown.js';
import { looksLikeConstructor, wordingOf } from './wording.js';

/** What the host is told of an exception. */
export interface Description {
  /** goja's `Exception.Error()`: the value as text and the innermost frame, program counter left out. */
  readonly text: string;
  /** For errors: what the script itself sees. */
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  /** goja's name of the function, empty for the script; a native's own name. */
  readonly function?: string;
  /** Whether the innermost frame is a native function. */
  readonly native?: boolean;
  /** 1-based line and byte column of the innermost frame of the script. */
  readonly line?: number;
  readonly column?: number;
  /** A GoError: text of the Go error that the action fails with (facts §1.6). */
  readonly goError?: string;
  /** The text could not be made, because that ran code of the script that threw. */
  readonly unprintable?: boolean;
}

export interface ErrorHooks {
  /** Describes an exception that left the script, as JSON of {@link Description}. */
  describe(exception: unknown): string;
  /** Makes a `GoError`, as a Go function that returns an error does. */
  goError(message: string): Error;
  /** Functions that transformed scripts use so that goja's texts can name values. */
  readonly operands: OperandHelpers;
}

interface ErrorHost {
  prepareStackTrace?: (error: unknown, sites: readonly object[]) => unknown;
  stackTraceLimit?: number;
  isError(value: unknown): value is Error;
}

/**
 * Makes errors goja's: wording, `stack` and places. QuickJS calls the hook when an error is made by the engine or a
 * native function, before any `catch` sees it, and when a value that is no error is thrown.
 */
export function installErrors(env: GuestEnv): ErrorHooks {
  const host = NativeError as unknown as ErrorHost;
  const isError = host.isError;
  const records = new SideTable<readonly Frame[]>();
  let reader: FrameReader | undefined;
  const thrown = new ThrownValues();
  /** How the constructor of an error was called that is at work just now. */
  let creating: 'new' | 'call' | undefined;
  /** What is thrown next is thrown to learn where the script is, and for nothing else. */
  let asking = false;
  let caller: CallPlace | undefined;
  env.caller = () => {
    asking = true;
    caller = undefined;
    // Like an error it has a trace, and like nothing else it leaves none behind.
    try {
      throw 0;
    } catch {}
    asking = false;
    return caller;
  };

  function hook(error: unknown, sites: readonly object[]): unknown {
    if (reader === undefined || quiet) return null;
    if (asking) {
      asking = false;
      caller = reader.caller(sites);
      return null;
    }
    try {
      if (isError(error)) {
        if (!records.get(error as object)) record(error as Error, reader.read(sites));
      } else {
        const anew = takeThrown(error);
        if (anew || thrown.framesOf(error) === undefined) {
          thrown.note(error, place(reader.read(sites), { kind: 'other' }).frames);
        }
      }
    } catch {
      // What cannot be told better stays as QuickJS tells it.
    }
    return null;
  }

  function record(error: Error, raw: RawFrame[]): void {
    const ofScript = creating;
    creating = undefined;
    const message = getOwnPropertyDescriptor(error, 'message')?.value;
    const native = raw[0]?.failed ?? raw[0]?.native;
    const wording =
      ofScript === undefined && typeof message === 'string'
        ? wordingOf({ message, native, outer: raw[0]?.native, inParent: reader?.innermostLeftOut === true })
        : undefined;
    const trouble: Trouble = ofScript === undefined ? (wording?.trouble ?? { kind: 'other' }) : { kind: 'created' };
    const blamed =
      ofScript === undefined && blamesCaller(message) && !reader?.innermostLeftOut ? withoutFirst(raw) : raw;
    const ofAny = ofScript === undefined && getPrototypeOf(error) === aggregatePrototype;
    const placed = ofAny ? { frames: [], site: null } : place(blamed, trouble, ofScript);
    records.set(error, placed.frames);
    const refused = ofScript === undefined && isRefusal(message) ? env.takeRefusal?.() : undefined;
    const text = refused ?? (wording ? wording.text(placed.site) : message);
    const descriptor = getOwnPropertyDescriptor(error, 'message');
    if (descriptor && typeof text === 'string') {
      deleteProperty(error, 'message');
      setStack(error, placed.frames);
      defineProperty(error, 'message', { value: text, writable: true, enumerable: false, configurable: true });
    } else setStack(error, placed.frames);
  }

  /** Turns QuickJS's frames into goja's, with the places that goja reports. */
  function place(
    raw: readonly RawFrame[],
    trouble: Trouble,
    ofScript?: 'new' | 'call',
  ): { frames: readonly Frame[]; site: Site | null } {
    const queries: SiteQuery[] = [];
    let first = true;
    for (let i = 0; i < raw.length; i++) {
      const { native, file, line, column } = raw[i] as RawFrame;
      if (native !== undefined) continue;
      const callee = raw[i - 1]?.name;
      const frame: Trouble = { kind: 'frame', ...(callee !== undefined && { callee }) };
      // what QuickJS throws from a function without a name of its own is the script's doing
      const own = i === 0 || (i === 1 && raw[0]?.native === '');
      append(queries, { file, line, column, trouble: first && own ? trouble : frame });
      first = false;
    }
    const sites = queries.length === 0 ? [] : lookUpSites(env, queries);
    const frames: Frame[] = [];
    let at = 0;
    let innermost: Site | null = null;
    for (let i = 0; i < raw.length; i++) {
      const frame = raw[i] as RawFrame;
      if (frame.native !== undefined) {
        if (showsNative(frame.native, sites[at] ?? null, i === 0 ? ofScript : undefined)) {
          append(frames, { native: true, name: frame.native, line: 0, column: 0 });
        }
        continue;
      }
      const site = sites[at] ?? null;
      if (at === 0) innermost = site;
      at++;
      append(frames, {
        native: false,
        name: site ? site.functionName : frame.name,
        line: site ? site.line : frame.line,
        column: site ? site.column : frame.column,
      });
    }
    return { frames, site: innermost };
  }

  const operands = operandHelpers(forgetTrace);
  wrapConstructors((how) => {
    creating = how;
  });
  host.prepareStackTrace = (_error, sites) => {
    reader = new FrameReader(sites[0] as object);
    return null;
  };
  host.stackTraceLimit = frameLimit;
  new NativeError('sample').stack;
  host.prepareStackTrace = hook;

  return {
    describe: (exception) => jsonStringify(describe(exception)),
    goError: installGoError(),
    operands,
  };

  function describe(exception: unknown): Description {
    const known = typeof exception === 'object' && exception !== null ? records.get(exception) : undefined;
    const frames = known ?? thrown.framesOf(exception) ?? [];
    const top = frames[0];
    const place = {
      ...(top && { function: top.name, native: top.native }),
      ...(top && !top.native && { line: top.line, column: top.column }),
    };
    let text: string;
    try {
      text = pairedOnly(shown(exception));
    } catch (failure) {
      // goja panics with that error, and it leaves the run (facts §1.7)
      return {
        text: isError(failure) ? pairedOnly(headline(failure, ownMessage(failure))) : '',
        unprintable: true,
        ...place,
      };
    }
    const full = top ? `${text} at ${frameText(top)}` : text;
    return { text: full, ...place, ...errorMembers(exception) };
  }

  function errorMembers(exception: unknown): Partial<Description> {
    if (!isError(exception)) return {};
    const read = (key: string): string | undefined => {
      try {
        const value = (exception as unknown as Record<string, unknown>)[key];
        return typeof value === 'string' ? value : undefined;
      } catch {
        return undefined;
      }
    };
    const name = read('name');
    const message = read('message');
    const stack = read('stack');
    const own = name === 'GoError' ? getOwnPropertyDescriptor(exception as object, 'value') : undefined;
    return {
      ...(name !== undefined && { name }),
      ...(message !== undefined && { message }),
      ...(stack !== undefined && { stack }),
      ...(own && { goError: NativeString(own.value) }),
    };
  }
}

function withoutFirst(frames: readonly RawFrame[]): RawFrame[] {
  const rest: RawFrame[] = [];
  for (let i = 1; i < frames.length; i++) append(rest, frames[i] as RawFrame);
  return rest;
}

/** QuickJS blames the constructor for its use without `new`, and for what it returns; goja blames the caller. */
function blamesCaller(message: unknown): boolean {
  return (
    message === "class constructors must be invoked with 'new'" ||
    message === 'derived class constructor must return an object or undefined' ||
    message === superMissing
  );
}

/** Whether goja has a frame for a native: only when the script called it, not for `new` and what operators call. */
function showsNative(name: string, site: Site | null, ofScript: 'new' | 'call' | undefined): boolean {
  if (ofScript !== undefined) return ofScript === 'call';
  // QuickJS makes template literals with `concat`
  if (name === 'concat' && site?.member !== name) return false;
  if (site) return site.node === 'call';
  return !looksLikeConstructor(name);
}

/** What QuickJS says when a wrapper of a Go value refuses; the wrapper knows goja's text. */
function isRefusal(message: unknown): boolean {
  return (
    message === 'proxy: cannot set property' ||
    message === 'could not delete property' ||
    message === 'proxy: defineProperty exception'
  );
}

function ownMessage(error: object): string {
  const message = getOwnPropertyDescriptor(error, 'message')?.value;
  return typeof message === 'string' ? message : '';
}

/** `Name: message`, without running code of the script: the name is looked for on the prototypes. */
function headline(error: object, message: string): string {
  let name = 'Error';
  for (let holder: object | null = error; holder !== null; holder = getPrototypeOf(holder)) {
    const value = getOwnPropertyDescriptor(holder, 'name')?.value;
    if (typeof value === 'string') {
      name = value;
      break;
    }
  }
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

/**
 * QuickJS keeps the trace of the last error that was made until something is caught, and makes none before that: a value
 * thrown next would have no place.
 */
function forgetTrace(): void {
  quiet = true;
  try {
    throw 0;
  } catch {}
  quiet = false;
}

/** The hook has nothing to tell of what is thrown just now. */
let quiet = false;

/**
 * Puts constructors of our own in place of those of the errors, to tell errors that scripts make from those of the
 * engine: only the latter's messages are reworded, and only a plain call of the constructor shows as a native frame.
 */
function wrapConstructors(announce: (how: 'new' | 'call' | undefined) => void): void {
  const names = [
    ...['Error', 'AggregateError', 'TypeError', 'ReferenceError', 'SyntaxError', 'RangeError', 'EvalError', 'URIError'],
  ];
  const globals = globalThis as unknown as Record<string, ErrorConstructor>;
  let base: object | undefined;
  for (const name of names) {
    const native = globals[name] as ErrorConstructor;
    const wrapper = function (this: unknown, ..._args: unknown[]): unknown {
      announce(new.target ? 'new' : 'call');
      try {
        // biome-ignore lint/complexity/noArguments: the number of arguments must be kept
        const list = arguments as unknown as unknown[];
        const message = list[0];
        if (name === 'AggregateError') {
          if (list.length === 0) return construct(native, [[]], new.target ?? wrapper);
          refuseNoList(message, () => announce(undefined));
        }
        const keeps = name !== 'AggregateError' && message !== undefined && typeof message !== 'string';
        if (!keeps || isObject(message)) return construct(native, list, new.target ?? wrapper);
        // goja keeps a message as it is, unless it is an object
        list[0] = shown(message);
        const error = construct(native, list, new.target ?? wrapper) as object;
        defineProperty(error, 'message', { value: message });
        return error;
      } finally {
        announce(undefined);
        forgetTrace();
      }
    };
    for (const key of ownKeys(native)) {
      if (
        key === 'isError' ||
        key === 'captureStackTrace' ||
        key === 'stackTraceLimit' ||
        key === 'prepareStackTrace'
      ) {
        continue;
      }
      defineProperty(wrapper, key, getOwnPropertyDescriptor(native, key) as PropertyDescriptor);
    }
    dressNative(wrapper, name, native.length);
    defineProperty(native.prototype, 'constructor', { value: wrapper });
    defineProperty(globals, name, { value: wrapper });
    if (base === undefined) base = wrapper;
    else apply(Object.setPrototypeOf, Object, [wrapper, base]);
  }
}

/** goja's texts for the errors of an `AggregateError` that are none; `ours` is called before one is thrown. */
function refuseNoList(errors: unknown, ours: () => void): void {
  const missing = errors === undefined || errors === null;
  if (!missing && typeof (errors as { [Symbol.iterator]?: unknown })[iteratorKey] === 'function') return;
  ours();
  throw new NativeTypeError(missing ? 'Cannot convert undefined or null to object' : 'object is not iterable');
}

/** Errors of this class that no script makes are those of `Promise.any`, which come when none of the script is at work. */
const aggregatePrototype = AggregateError.prototype;

const iteratorKey: typeof Symbol.iterator = Symbol.iterator;

export { makeTransparent };
