/**
 * Texts of scripts, samples and files in places where some of their characters would act instead of being shown: a terminal
 * obeys control characters, and any place turns the direction of what follows some others.
 */

const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Those of a terminal: all that control it but tabs and ends of lines, and those that turn directions. */
const acting = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text with characters that turn the direction of writing as JavaScript and JSON write them. */
export function withoutTurns(text: string): string {
  return text.replace(turning, escaped);
}

/** The text as a terminal may have it: characters that act are written as JavaScript and JSON write them. */
export function visible(text: string): string {
  return text.replace(acting, escaped);
}

/** As {@link visible}, and of the same length: for what other lines point into. */
export function visibleInPlace(text: string): string {
  return text.replace(acting, '\ufffd');
}

/** Plain data with each of its texts {@link visible}; names of members are the program's own. */
export function visibleIn<Data>(data: Data): Data {
  return shown(data) as Data;
}

function shown(data: unknown): unknown {
  if (typeof data === 'string') return visible(data);
  if (Array.isArray(data)) return data.map(shown);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(value)]));
}
