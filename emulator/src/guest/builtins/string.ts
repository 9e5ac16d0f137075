import { rangeError, shown, thisText, toInteger, toLength, toNumber, toText, typeError } from './coerce.js';
import type { GuestEnv } from './env.js';
import { hasLoneSurrogate, pairedOnly } from './json-decoder.js';
import { patch } from './native.js';
import {
  append,
  apply,
  codePointAt,
  indexOf,
  isInteger,
  jsonParse,
  jsonStringify,
  regExpExec,
  substring,
  toLowerCase,
  toUpperCase,
  uncurry,
} from './primordials.js';

const nativeTrim = uncurry(String.prototype.trim);
const nativeTrimEnd = uncurry(String.prototype.trimEnd);
const nativeTrimStart = uncurry(String.prototype.trimStart);
const nativeRepeat = uncurry(String.prototype.repeat);
const nativePadStart = uncurry(String.prototype.padStart);
const nativePadEnd = uncurry(String.prototype.padEnd);
const nativeNormalize = uncurry(String.prototype.normalize);
const nativeFromCodePoint = String.fromCodePoint;

/** String methods whose texts or results differ in goja; those that take regular expressions are in `regexp/`. */
export function installStrings(env: GuestEnv): void {
  patch(String.prototype, {
    repeat(this: unknown, count: unknown): string {
      const text = thisText(this);
      const times = toNumber(count);
      if (times === Number_infinity || toInteger(times) < 0) throw rangeError('Invalid count value');
      if (text.length === 0) return '';
      return text.length * times > longest ? exhaust(env, text.length * times, text) : nativeRepeat(text, times);
    },
    padStart(this: unknown, length: unknown, filler: unknown): string {
      return pad(env, nativePadStart, thisText(this), length, filler);
    },
    padEnd(this: unknown, length: unknown, filler: unknown): string {
      return pad(env, nativePadEnd, thisText(this), length, filler);
    },
    trim(this: unknown): string {
      return pairedOnly(nativeTrim(thisText(this)));
    },
    trimEnd(this: unknown): string {
      return pairedOnly(nativeTrimEnd(thisText(this)));
    },
    trimStart(this: unknown): string {
      return pairedOnly(nativeTrimStart(thisText(this)));
    },
    normalize(this: unknown, form: unknown): string {
      const text = thisText(this);
      const name = form === undefined ? 'NFC' : toText(form);
      if (name !== 'NFC' && name !== 'NFD' && name !== 'NFKC' && name !== 'NFKD') {
        throw rangeError('The normalization form should be one of NFC, NFD, NFKC, NFKD');
      }
      return nativeNormalize(pairedOnly(text), name);
    },
    localeCompare(this: unknown, other: unknown): number {
      const left = nativeNormalize(pairedOnly(thisText(this)), 'NFD');
      const right = nativeNormalize(pairedOnly(toText(other)), 'NFD');
      return jsonParse(env.call('collate', jsonStringify([left, right]))) as number;
    },
    toLowerCase(this: unknown): string {
      return pairedOnly(toLowerCase(thisText(this)));
    },
    toLocaleLowerCase(this: unknown): string {
      return pairedOnly(toLowerCase(thisText(this)));
    },
    toUpperCase(this: unknown): string {
      return pairedOnly(toUpperCase(thisText(this)));
    },
    toLocaleUpperCase(this: unknown): string {
      return pairedOnly(toUpperCase(thisText(this)));
    },
    toString(this: unknown): string {
      return stringValue(this, 'toString');
    },
    valueOf(this: unknown): string {
      return stringValue(this, 'valueOf');
    },
  });
  for (const name of ['startsWith', 'endsWith', 'includes'] as const) refusePatterns(name);
  for (const [alias, name] of [
    ['trimLeft', 'trimStart'],
    ['trimRight', 'trimEnd'],
  ] as const) {
    Object.defineProperty(String.prototype, alias, { value: String.prototype[name] });
  }
  patch(String, {
    fromCodePoint(...codes: unknown[]): string {
      for (let i = 0; i < codes.length; i++) {
        const code = toNumber(codes[i]);
        if (!isInteger(code) || code < 0 || code > 0x10ffff || (code === 0 && 1 / code < 0)) {
          throw rangeError(`Invalid code point ${shown(code)}`);
        }
        codes[i] = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
      }
      return apply(nativeFromCodePoint, undefined, codes as number[]);
    },
  });
}

/** QuickJS holds no longer texts. goja does, and runs into the timeout or out of memory. */
const longest = 2 ** 30 - 1;

function pad(env: GuestEnv, native: typeof nativePadStart, text: string, length: unknown, filler: unknown): string {
  const wanted = toLength(length);
  const fill = filler === undefined ? ' ' : toText(filler);
  return wanted > longest && fill !== '' ? exhaust(env, wanted, text + fill) : native(text, wanted, fill);
}

/** No Go program on a usual machine can ask for more bytes: Go's own check panics before any memory is wanted. */
const addressable = 2 ** 48;

/**
 * Ends the run as something that grew too large: the engine's error of that kind is no script's to see. What Go refuses
 * at once is a panic in its words, which tell texts of ASCII from others.
 */
function exhaust(env: GuestEnv, length: number, sample: string): string {
  const isAscii = regExpExec(/[^\0-\x7f]/, sample) === null;
  if (length * (isAscii ? 1 : 2) > addressable) {
    const message = `runtime error: makeslice: ${isAscii ? 'len' : 'cap'} out of range`;
    env.call('go.panic', jsonStringify([message, 'runtime.errorString']));
  }
  let text = 'x';
  for (;;) text += text;
}

const Number_infinity = Number.POSITIVE_INFINITY;
const nativeValueOf = uncurry(String.prototype.valueOf);

function stringValue(self: unknown, name: string): string {
  if (typeof self === 'string') return self;
  try {
    return nativeValueOf(self as string);
  } catch {
    throw typeError(`String.prototype.${name} is called on incompatible receiver`);
  }
}

type Searching = (this: unknown, text: unknown, position?: unknown) => boolean;

/** These refuse regular expressions with a text of their own. */
function refusePatterns(name: 'startsWith' | 'endsWith' | 'includes'): void {
  const native = String.prototype[name] as Searching;
  patch(String.prototype, {
    [name](this: unknown, search: unknown, position: unknown): boolean {
      const text = thisText(this);
      if (isRegExp(search)) {
        throw typeError(`First argument to String.prototype.${name} must not be a regular expression`);
      }
      return apply(native, text, [toText(search), position]);
    },
  });
}

const { match } = Symbol;

/** Whether a value counts as a regular expression: by `Symbol.match`, as regular expressions have it. */
export function isRegExp(value: unknown): boolean {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false;
  const matcher = (value as unknown as Record<symbol, unknown>)[match];
  return matcher !== undefined && Boolean(matcher);
}

/** Splits as Go does on UTF-8 text: by code points when the separator is empty. */
export function splitText(source: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  const text = hasLoneSurrogate(source) ? pairedOnly(source) : source;
  if (separator === '') {
    for (let i = 0; i < text.length && parts.length < limit; ) {
      const width = (codePointAt(text, i) as number) > 0xffff ? 2 : 1;
      append(parts, substring(text, i, i + width));
      i += width;
    }
    return parts;
  }
  const wanted = pairedOnly(separator);
  let from = 0;
  for (let at = indexOf(text, wanted); at >= 0 && parts.length < limit; at = indexOf(text, wanted, from)) {
    append(parts, substring(text, from, at));
    from = at + wanted.length;
  }
  if (parts.length < limit) append(parts, substring(text, from));
  return parts;
}
