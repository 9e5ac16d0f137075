import { type Callable, toText } from '../coerce.js';
import { append, apply, indexOf, substring } from '../primordials.js';
import type { Places } from './pattern.js';

/** What matches are replaced with: a text with `$` patterns, or what a function returns. */
export type Replacement = { readonly text: string } | { readonly call: Callable };

export function replacementOf(value: unknown): Replacement {
  return typeof value === 'function' ? { call: value as Callable } : { text: toText(value) };
}

/** Text with the matches replaced, as goja does it: no named groups, `$<` is literal (goja-differences). */
export function replaceMatches(text: string, found: readonly Places[], replacement: Replacement): string {
  if (found.length === 0) return text;
  let result = '';
  let last = 0;
  for (let i = 0; i < found.length; i++) {
    const places = found[i] as Places;
    const [start, end] = places as [number, number];
    result += substring(text, last, start);
    if ('call' in replacement) result += toText(apply(replacement.call, undefined, argumentsOf(text, places)));
    else result += expand(text, places, replacement.text);
    last = end;
  }
  return result + substring(text, last);
}

function argumentsOf(text: string, places: Places): unknown[] {
  const list: unknown[] = [];
  for (let i = 0; i < places.length; i += 2) append(list, piece(text, places, i / 2));
  append(list, places[0]);
  append(list, text);
  return list;
}

export function piece(text: string, places: Places, number: number): string | undefined {
  const start = places[2 * number] as number;
  return start < 0 ? undefined : substring(text, start, places[2 * number + 1] as number);
}

/** Expands `$1`, `$&`, `` $` ``, `$'` and `$$`; any number of digits counts, as long as there is such a capture. */
function expand(text: string, places: Places, pattern: string): string {
  if (indexOf(pattern, '$') < 0) return pattern;
  const count = places.length / 2;
  let result = '';
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i] as string;
    if (unit !== '$' || i === pattern.length - 1) {
      result += unit;
      continue;
    }
    const next = pattern[i + 1] as string;
    if (next === '$') result += '$';
    else if (next === '&') result += piece(text, places, 0);
    else if (next === '`') result += substring(text, 0, places[0] as number);
    else if (next === "'") result += substring(text, places[1] as number);
    else {
      const { number, end } = captureNumber(pattern, i + 1, count);
      if (number === 0) result += `$${next}`;
      else {
        result += piece(text, places, number) ?? '';
        i = end - 1;
        continue;
      }
    }
    i++;
  }
  return result;
}

function captureNumber(pattern: string, from: number, count: number): { number: number; end: number } {
  let number = 0;
  let end = from;
  for (; end < pattern.length; end++) {
    const unit = pattern[end] as string;
    if (unit < '0' || unit > '9') break;
    const larger = number * 10 + +unit;
    if (larger >= count) break;
    number = larger;
  }
  return { number, end };
}
