import type { GuestEnv } from '../env.js';
import {
  apply,
  construct,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isObject,
  jsonParse,
  jsonStringify,
  NativeRegExp,
  NativeSyntaxError,
  SideTable,
  TextTable,
} from '../primordials.js';
import { type Pattern, patternOf } from './pattern.js';

/** What a regular expression was made from, when the engine's own object cannot hold it. */
interface Origin {
  readonly source: string;
  readonly flags: string;
  pattern?: Pattern;
}

const origins = new SideTable<Origin>();
const checked = new TextTable<string>();
const prototype = RegExp.prototype;

function getter(key: keyof RegExp): (self: unknown) => unknown {
  const get = getOwnPropertyDescriptor(prototype, key)?.get as () => unknown;
  return (self) => apply(get, self, []);
}

const nativeSource = getter('source');
const nativeFlags: readonly (readonly [letter: string, read: (self: unknown) => unknown])[] = [
  ['g', getter('global')],
  ['i', getter('ignoreCase')],
  ['m', getter('multiline')],
  ['s', getter('dotAll')],
  ['u', getter('unicode')],
  ['y', getter('sticky')],
];

/** Whether a value is a regular expression and not only looks like one. */
export function isRegExpObject(value: unknown): value is RegExp {
  if (!isObject(value)) return false;
  if (origins.get(value)) return true;
  // `lastIndex` is an own property of each that cannot be taken away
  const own = getOwnPropertyDescriptor(value, 'lastIndex');
  if (own?.configurable !== false || value === prototype) return false;
  try {
    nativeSource(value);
    return true;
  } catch {
    return false;
  }
}

/** Source and flags of a regular expression as they were written. */
export function originOf(regexp: RegExp): Origin {
  const known = origins.get(regexp);
  if (known) return known;
  const source = nativeSource(regexp) as string;
  let flags = '';
  for (let i = 0; i < nativeFlags.length; i++) {
    const [letter, read] = nativeFlags[i] as (typeof nativeFlags)[number];
    if (read(regexp)) flags += letter;
  }
  const origin = { source: source === '(?:)' ? '' : source, flags };
  origins.set(regexp, origin);
  return origin;
}

export function compiled(regexp: RegExp): Pattern {
  const origin = originOf(regexp);
  origin.pattern ??= patternOf(origin.source, origin.flags);
  return origin.pattern;
}

export function recordOrigin(regexp: RegExp, source: string, flags: string): void {
  origins.set(regexp, { source, flags });
}

/** Throws goja's error when a pattern or its flags are refused: host operation `regexp`, asked once per pattern. */
export function checkPattern(env: GuestEnv, source: string, flags: string): void {
  const key = `${flags}/${source}`;
  let complaint = checked.get(key);
  if (complaint === undefined) {
    complaint = (jsonParse(env.call('regexp', jsonStringify([source, flags]))) as string | null) ?? '';
    checked.set(key, complaint);
  }
  if (complaint !== '') throw new NativeSyntaxError(complaint);
}

/** A new regular expression object. The engine holds the flags; the pattern is ours to run. */
export function makeRegExp(env: GuestEnv, source: string, flags: string, newTarget: object): RegExp {
  checkPattern(env, source, flags);
  let native: RegExp;
  try {
    native = construct(NativeRegExp, ['(?:)', flags], newTarget as never) as RegExp;
  } catch {
    throw new NativeSyntaxError(`Invalid flags supplied to RegExp constructor '${flags}'`);
  }
  recordOrigin(native, source, flags);
  return native;
}

let ownExec: unknown;

export function setOwnExec(exec: unknown): void {
  ownExec = exec;
}

/** Whether goja takes its short way: nothing on the object or on the prototype was replaced by the script. */
export function isStandard(value: object): value is RegExp {
  if (!isRegExpObject(value) || getPrototypeOf(value) !== prototype) return false;
  return (
    !hasOwn(value, 'exec') && !hasOwn(value, 'flags') && getOwnPropertyDescriptor(prototype, 'exec')?.value === ownExec
  );
}
