import { toText } from './coerce.js';
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
      if (typeof reviver === 'function') return jsonParse(source, reviver as Reviver);
      if (hasSurrogates(source)) return new JsonDecoder(source).document();
      return value;
    },
    stringify(value: unknown, replacer: unknown, space: unknown): unknown {
      const text: unknown = apply(nativeStringify as (...parts: unknown[]) => unknown, JSON, [
        plain(value),
        replacer,
        space,
      ]);
      if (typeof text !== 'string' || space === undefined) return text;
      const gap = gapOf(space);
      const hasEmpty = indexOf(text, '{}') >= 0 || indexOf(text, '[]') >= 0;
      return gap !== '' && hasEmpty ? indented(text, gap) : text;
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

/** What each level is indented by. */
function gapOf(space: unknown): string {
  if (typeof space === 'string') return substring(space, 0, widestGap);
  if (typeof space !== 'number' || !(space >= 1)) return '';
  return substring('          ', 0, min(trunc(space), widestGap));
}

/**
 * Sets indented JSON anew as goja does: what follows an empty object or array, and has members itself, is indented by
 * a level too many, up to the end of what they stand in.
 */
function indented(text: string, gap: string): string {
  // for each level what stood before it, and what its members are indented by
  const outer: string[] = [];
  const inner: string[] = [];
  let indent = '';
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') {
      const start = at;
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
      result += substring(text, start, at + 1);
    } else if (character === '{' || character === '[') {
      const next = text[at + 1];
      const before = indent;
      indent += gap;
      if (next === '}' || next === ']') {
        result += character + next;
        at++;
      } else {
        append(outer, before);
        append(inner, indent);
        result += `${character}\n${indent}`;
        at += 1 + gap.length * outer.length;
      }
    } else if (character === ',') {
      result += `,\n${inner[inner.length - 1]}`;
      at += 1 + gap.length * outer.length;
    } else if (character === '\n') {
      // the end of a level
      inner.length--;
      indent = outer[outer.length - 1] as string;
      outer.length--;
      at += 1 + gap.length * outer.length;
      result += `\n${indent}${text[at]}`;
    } else {
      result += character;
    }
  }
  return result;
}

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
