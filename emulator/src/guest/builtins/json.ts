import { toText } from './coerce.js';
import { complaintOf, hasLoneSurrogate, JsonDecoder } from './json-decoder.js';
import { patch } from './native.js';
import { indexOf, jsonParse, NativeSyntaxError, regExpExec } from './primordials.js';

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
  });
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
