import { toText, typeError } from './coerce.js';
import { complaintOf, hasLoneSurrogate, JsonDecoder } from './json-decoder.js';
import { patch } from './native.js';
import {
  append,
  apply,
  indexOf,
  isObject,
  jsonParse,
  min,
  NativeSyntaxError,
  objectToString,
  regExpExec,
  substring,
  symbolValueOf,
  trunc,
  uncurry,
} from './primordials.js';

type Reviver = (this: unknown, key: string, value: unknown) => unknown;

/**
 * `JSON.parse`: goja reads with Go's decoder, so the texts of errors are Go's, numbers that overflow are errors and
 * unpaired surrogates are replaced (goja-differences). What else the engine's own parser accepts means the same and
 * is left to it.
 */
export function installJson(): void {
  patch(JSON, {
    parse(text: unknown, reviver: unknown): unknown {
      const source = toText(text);
      let value: unknown;
      try {
        value = jsonParse(source);
      } catch {
        throw new NativeSyntaxError(complaintOf(source));
      }
      if (mayOverflow(source)) {
        const complaint = complaintOf(source);
        if (complaint !== '') throw new NativeSyntaxError(complaint);
      }
      if (reviver === null) throw typeError('Cannot convert undefined or null to object');
      if (typeof reviver === 'function') return jsonParse(source, reviver as Reviver);
      if (hasSurrogates(source)) return new JsonDecoder(source).document();
      return value;
    },
    stringify(value: unknown, replacer: unknown, space: unknown): unknown {
      const text: unknown = apply(nativeStringify as (...parts: unknown[]) => unknown, JSON, [plain(value), replacer]);
      const gap = gapOf(space);
      return typeof text === 'string' && gap !== '' ? indented(text, gap) : text;
    },
  });
}

const nativeStringify = JSON.stringify;
const prototypes: readonly object[] = [String.prototype, Number.prototype, Boolean.prototype];

/** To goja the prototypes of primitive values are no boxes, and a symbol's box is a symbol. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return value;
  for (let i = 0; i < prototypes.length; i++) if (value === prototypes[i]) return { ...value };
  return isSymbolBox(value) ? undefined : value;
}

function isSymbolBox(value: object): boolean {
  if (objectToString(value) !== '[object Symbol]') return false;
  try {
    symbolValueOf(value as unknown as symbol);
    return true;
  } catch {
    return false;
  }
}
const widestGap = 10;

/** What each level is indented by, from the third argument of `JSON.stringify`. */
export function gapOf(space: unknown): string {
  const given = isObject(space) ? unboxed(space) : space;
  if (typeof given === 'string') return substring(given, 0, widestGap);
  if (typeof given !== 'number' || !(given >= 1)) return '';
  return substring('          ', 0, min(trunc(given), widestGap));
}

/** A number or text object by its value as the script sees it; undefined for all others. */
function unboxed(value: object): unknown {
  try {
    numberValue(value as unknown as number);
    return +(value as unknown as number);
  } catch {
    try {
      stringValue(value as unknown as string);
      return toText(value);
    } catch {
      return undefined;
    }
  }
}

/**
 * Indents compact JSON as goja does: what follows an empty object or array, and has members itself, is indented by a level
 * too many, up to the end of what they stand in.
 */
export function indented(text: string, gap: string): string {
  // for each level what stood before it, and what its members are indented by
  const outer: string[] = [];
  const inner: string[] = [];
  let indent = '';
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    switch (character) {
      case '"': {
        const start = at;
        for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
        result += substring(text, start, at + 1);
        break;
      }
      case '{':
      case '[': {
        const next = text[at + 1] as string;
        const before = indent;
        indent += gap;
        if (next === '}' || next === ']') {
          result += character + next;
          at++;
          break;
        }
        append(outer, before);
        append(inner, indent);
        result += `${character}\n${indent}`;
        break;
      }
      case '}':
      case ']':
        inner.length--;
        indent = outer[outer.length - 1] as string;
        outer.length--;
        result += `\n${indent}${character}`;
        break;
      case ',':
        result += `,\n${inner[inner.length - 1]}`;
        break;
      case ':':
        result += ': ';
        break;
      default:
        result += character;
    }
  }
  return result;
}

const numberValue = uncurry(Number.prototype.valueOf);
const stringValue = uncurry(String.prototype.valueOf);

function hasSurrogates(source: string): boolean {
  return (
    regExpExec(/\\u[dD][89a-fA-F]|[\ud800-\udfff]/, source) !== null &&
    (hasLoneSurrogate(source) || indexOf(source, '\\u') >= 0)
  );
}

/** Whether a number might be too large: one has an exponent, or very many digits. */
function mayOverflow(source: string): boolean {
  return regExpExec(/\d[eE]|\d{300}/, source) !== null;
}
