import { requireObject, shown, thisText, toLength, toText, toUint32, typeError } from '../coerce.js';
import type { GuestEnv } from '../env.js';
import { patch, patchGetter, replaceConstructor } from '../native.js';
import {
  append,
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  indexOf,
  isObject,
  objectToString,
  substring,
} from '../primordials.js';
import { isRegExp, splitText } from '../string.js';
import {
  checkPattern,
  compiled,
  isRegExpObject,
  isStandard,
  makeRegExp,
  originOf,
  recordOrigin,
  setOwnExec,
} from './objects.js';
import type { Places } from './pattern.js';
import { piece, replaceMatches, replacementOf } from './replace.js';

const prototype = RegExp.prototype;
const everything = Number.POSITIVE_INFINITY;

/**
 * Regular expressions as goja has them: Go's engine, or regexp2 for patterns with lookaround and back-references
 * (facts, goja-differences). The engine's own do the matching where they mean the same.
 */
export function installRegExps(env: GuestEnv): void {
  installExec();
  installSymbols();
  installAccessors();
  const RegExpFunction = installConstructor(env);
  installStringMethods(env, RegExpFunction);
}

function receiver(self: unknown, method: string): RegExp {
  requireObject(self);
  if (isRegExpObject(self)) return self;
  throw typeError(`Method RegExp.prototype.${method} called on incompatible receiver ${objectToString(self)}`);
}

/** Runs `exec` and moves `lastIndex`. */
function run(regexp: RegExp, text: string): Places | null {
  const pattern = compiled(regexp);
  const { global, sticky } = pattern.flags;
  const last = toLength(regexp.lastIndex);
  const index = global || sticky ? last : 0;
  let places = index <= text.length ? pattern.find(text, index) : null;
  if (places && sticky && places[0] !== index) places = null;
  if (global || sticky) setLastIndex(regexp, places ? (places[1] as number) : 0);
  return places;
}

function setLastIndex(regexp: object, value: number): void {
  const own = getOwnPropertyDescriptor(regexp, 'lastIndex');
  if (own && own.writable === false) throw typeError("Cannot assign to read only property 'lastIndex'");
  (regexp as { lastIndex: number }).lastIndex = value;
}

/** The array that `exec` gives: no `groups`; captures that end before an earlier one begins are left out. */
function matchArray(text: string, places: Places): unknown[] {
  const result: unknown[] = [piece(text, places, 0)];
  let bound = 0;
  for (let i = 1; i < places.length / 2; i++) {
    const start = places[2 * i] as number;
    const kept = start >= 0 && (places[2 * i + 1] as number) >= bound;
    append(result, kept ? piece(text, places, i) : undefined);
    if (kept) bound = start;
  }
  const attributes = { writable: true, enumerable: true, configurable: true };
  defineProperty(result, 'input', { value: text, ...attributes });
  defineProperty(result, 'index', { value: places[0], ...attributes });
  return result;
}

function installExec(): void {
  patch(prototype, {
    exec(this: unknown, text: unknown): unknown {
      const self = receiver(this, 'exec');
      const subject = toText(text);
      const places = run(self, subject);
      return places && matchArray(subject, places);
    },
    test(this: unknown, text: unknown): boolean {
      const self = receiver(this, 'test');
      return run(self, toText(text)) !== null;
    },
    toString(this: unknown): string {
      const self = requireObject(this) as RegExp;
      return `/${toText(self.source)}/${toText(self.flags)}`;
    },
  });
  setOwnExec(prototype.exec);
}

type SymbolMethod = (this: unknown, text: unknown, argument?: unknown) => unknown;

function installSymbols(): void {
  const generic = (symbol: symbol) => getOwnPropertyDescriptor(prototype, symbol)?.value as SymbolMethod;
  const native = {
    match: generic(Symbol.match),
    replace: generic(Symbol.replace),
    search: generic(Symbol.search),
    split: generic(Symbol.split),
  };
  patch(prototype, {
    [Symbol.match](this: unknown, text: unknown): unknown {
      const self = requireObject(this);
      const subject = toText(text);
      if (!isStandard(self)) return apply(native.match, self, [subject]);
      const pattern = compiled(self);
      if (!pattern.flags.global) {
        const places = run(self, subject);
        return places && matchArray(subject, places);
      }
      setLastIndex(self, 0);
      const found = pattern.findAll(subject, 0, everything, pattern.flags.sticky);
      if (found.length === 0) return null;
      const result: unknown[] = [];
      for (let i = 0; i < found.length; i++) append(result, piece(subject, found[i] as Places, 0));
      return result;
    },
    [Symbol.replace](this: unknown, text: unknown, value: unknown): unknown {
      const self = requireObject(this);
      const subject = toText(text);
      const replacement = replacementOf(value);
      if (!isStandard(self)) return apply(native.replace, self, [subject, value]);
      const pattern = compiled(self);
      const { global, sticky } = pattern.flags;
      const from = global || !sticky ? 0 : toLength(self.lastIndex);
      const found = from <= subject.length ? pattern.findAll(subject, from, global ? everything : 1, sticky) : [];
      if (global || sticky) {
        const last = found[found.length - 1];
        setLastIndex(self, !global && last ? (last[1] as number) : 0);
      }
      return replaceMatches(subject, found, replacement);
    },
    [Symbol.search](this: unknown, text: unknown): unknown {
      const self = requireObject(this);
      const subject = toText(text);
      if (!isStandard(self)) return apply(native.search, self, [subject]);
      const before = self.lastIndex;
      setLastIndex(self, 0);
      const places = run(self, subject);
      self.lastIndex = before;
      return places ? places[0] : -1;
    },
    [Symbol.split](this: unknown, text: unknown, limit: unknown): unknown {
      const self = requireObject(this);
      const subject = toText(text);
      if (!isStandard(self)) return apply(native.split, self, [subject, limit]);
      const most = limit === undefined ? everything : toUint32(limit);
      return most === 0 ? [] : splitByPattern(compiled(self).findAll(subject, 0, everything, false), subject, most);
    },
  });
}

function splitByPattern(found: readonly Places[], text: string, limit: number): unknown[] {
  const parts: unknown[] = [];
  if (text.length === 0) {
    if (found.length === 0) append(parts, text);
    return parts;
  }
  let last = 0;
  for (let i = 0; i < found.length; i++) {
    const places = found[i] as Places;
    const [start, end] = places as [number, number];
    if (start === end && (start === 0 || start === text.length)) continue;
    append(parts, substring(text, last, start));
    last = end;
    if (parts.length === limit) return parts;
    for (let n = 1; n < places.length / 2; n++) {
      append(parts, piece(text, places, n));
      if (parts.length === limit) return parts;
    }
  }
  append(parts, substring(text, last));
  return parts;
}

const flagNames: readonly (readonly [string, string])[] = [
  ['global', 'g'],
  ['ignoreCase', 'i'],
  ['multiline', 'm'],
  ['dotAll', 's'],
  ['unicode', 'u'],
  ['sticky', 'y'],
];

function installAccessors(): void {
  patchGetter(prototype, 'source', {
    get source(): string {
      if (isRegExpObject(this)) return escapedSource(originOf(this).source);
      if ((this as unknown) === prototype) return '(?:)';
      throw typeError('Method RegExp.prototype.source getter called on incompatible receiver');
    },
  });
  patchGetter(prototype, 'flags', {
    get flags(): string {
      const self = requireObject(this) as Record<string, unknown>;
      let text = '';
      for (let i = 0; i < flagNames.length; i++) {
        const [name, letter] = flagNames[i] as readonly [string, string];
        if (self[name]) text += letter;
      }
      return text;
    },
  });
  for (const [name, letter] of flagNames) {
    const holder = {
      get flag(): boolean | undefined {
        if (isRegExpObject(this)) return indexOf(originOf(this).flags, letter) >= 0;
        if ((this as unknown) === prototype) return undefined;
        throw typeError(
          `Method RegExp.prototype.${name} getter called on incompatible receiver ${objectToString(this)}`,
        );
      },
    };
    const get = getOwnPropertyDescriptor(holder, 'flag')?.get as () => unknown;
    patchGetter(prototype, name, Object.defineProperty({}, name, { get }));
  }
}

const escapes: Readonly<Record<string, string>> = {
  __proto__: null as never,
  '/': '\\u002f',
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** The source such that it could stand between slashes. */
function escapedSource(source: string): string {
  if (source === '') return '(?:)';
  let result = '';
  for (let i = 0; i < source.length; i++) {
    const unit = source[i] as string;
    if (unit === '\\') {
      result += unit + (source[++i] ?? '');
      continue;
    }
    result += escapes[unit] ?? unit;
  }
  return result;
}

function installConstructor(env: GuestEnv): object {
  const _Native = RegExp;
  const make = (pattern: unknown, flags: unknown, newTarget: object): RegExp => {
    if (isRegExp(pattern)) {
      if (isRegExpObject(pattern)) {
        const origin = originOf(pattern);
        return makeRegExp(env, origin.source, flags === undefined ? origin.flags : toText(flags), newTarget);
      }
      const like = pattern as { source?: unknown; flags?: unknown };
      const source = toText(like.source);
      return makeRegExp(env, source, toText(flags === undefined ? like.flags : flags), newTarget);
    }
    const source = pattern === undefined ? '' : toText(pattern);
    return makeRegExp(env, source, flags === undefined ? '' : toText(flags), newTarget);
  };
  const RegExpFunction = function (this: unknown, pattern: unknown, flags: unknown): unknown {
    if (!new.target && flags === undefined && isRegExp(pattern)) {
      if ((pattern as { constructor?: unknown }).constructor === RegExpFunction) return pattern;
    }
    return make(pattern, flags, new.target ?? RegExpFunction);
  };
  replaceConstructor('RegExp', RegExpFunction);
  patch(prototype, {
    compile(this: unknown, pattern: unknown, flags: unknown): unknown {
      const self = receiver(this, 'compile');
      if (isRegExpObject(pattern)) {
        if (flags !== undefined) throw typeError('Cannot supply flags when constructing one RegExp from another');
        const origin = originOf(pattern);
        recordOrigin(self, origin.source, origin.flags);
      } else {
        const source = pattern === undefined ? '' : toText(pattern);
        const flagText = flags === undefined ? '' : toText(flags);
        checkPattern(env, source, flagText);
        recordOrigin(self, source, flagText);
      }
      setLastIndex(self, 0);
      return self;
    },
  });
  return RegExpFunction;
}

function symbolMethod(value: unknown, symbol: symbol): SymbolMethod | undefined {
  if (!isObject(value)) return undefined;
  const method = (value as unknown as Record<symbol, unknown>)[symbol];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw typeError(`${shown(method)} is not a method`);
  return method as SymbolMethod;
}

function coercible(value: unknown): void {
  if (value === undefined || value === null) throw typeError('Value is not object coercible');
}

function installStringMethods(env: GuestEnv, RegExpFunction: object): void {
  const { match, matchAll, replace, search, split } = Symbol;
  const regexpFor = (pattern: unknown, flags: string): RegExp =>
    makeRegExp(env, pattern === undefined ? '' : toText(pattern), flags, RegExpFunction);
  const invoke = (regexp: RegExp, symbol: symbol, text: string, what: string): unknown => {
    const method = (regexp as unknown as Record<symbol, unknown>)[symbol];
    if (typeof method !== 'function') throw typeError(`RegExp ${what} is not a function`);
    return apply(method as SymbolMethod, regexp, [text]);
  };
  /** `matchAll` and `replaceAll` want the flag g of what counts as a regular expression. */
  const wantGlobal = (pattern: unknown, complaint: string): void => {
    if (!isObject(pattern) || !isRegExp(pattern)) return;
    const { flags } = pattern as { flags?: unknown };
    coercible(flags);
    if (indexOf(toText(flags), 'g') < 0) throw typeError(complaint);
  };
  patch(String.prototype, {
    match(this: unknown, pattern: unknown): unknown {
      coercible(this);
      const method = symbolMethod(pattern, match);
      if (method) return apply(method, pattern, [this]);
      return invoke(regexpFor(pattern, ''), match, toText(this), 'matcher');
    },
    matchAll(this: unknown, pattern: unknown): unknown {
      coercible(this);
      wantGlobal(pattern, "RegExp doesn't have global flag set");
      const method = symbolMethod(pattern, matchAll);
      if (method) return apply(method, pattern, [this]);
      return invoke(regexpFor(pattern, 'g'), matchAll, toText(this), 'matcher');
    },
    search(this: unknown, pattern: unknown): unknown {
      coercible(this);
      const method = symbolMethod(pattern, search);
      if (method) return apply(method, pattern, [this]);
      return invoke(regexpFor(pattern, ''), search, toText(this), 'searcher');
    },
    replace(this: unknown, pattern: unknown, value: unknown): unknown {
      coercible(this);
      const method = symbolMethod(pattern, replace);
      if (method) return apply(method, pattern, [this, value]);
      const text = thisText(this);
      const wanted = toText(pattern);
      const at = indexOf(text, wanted);
      return replaceMatches(text, at < 0 ? [] : [[at, at + wanted.length]], replacementOf(value));
    },
    replaceAll(this: unknown, pattern: unknown, value: unknown): unknown {
      coercible(this);
      wantGlobal(pattern, 'String.prototype.replaceAll called with a non-global RegExp argument');
      const method = symbolMethod(pattern, replace);
      if (method) return apply(method, pattern, [this, value]);
      const text = thisText(this);
      const wanted = toText(pattern);
      const step = wanted.length === 0 ? 1 : wanted.length;
      const found: Places[] = [];
      for (
        let at = indexOf(text, wanted);
        at >= 0;
        at = at + step > text.length ? -1 : indexOf(text, wanted, at + step)
      ) {
        append(found, [at, at + wanted.length]);
      }
      return replaceMatches(text, found, replacementOf(value));
    },
    split(this: unknown, separator: unknown, limit: unknown): unknown {
      coercible(this);
      const method = symbolMethod(separator, split);
      if (method) return apply(method, separator, [this, limit]);
      const text = thisText(this);
      const most = limit === undefined ? everything : toUint32(limit);
      const wanted = separator === undefined ? undefined : toText(separator);
      if (most === 0) return [];
      return wanted === undefined ? [text] : splitText(text, wanted, most);
    },
  });
}
