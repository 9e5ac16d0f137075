import { append } from '../primordials.js';
import type { Ranges } from './nodes.js';

export const digitRanges: Ranges = [[0x30, 0x39]];
export const wordRanges: Ranges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** With what differs from them in case alone: ſ and the Kelvin sign. */
export const foldedWordRanges: Ranges = [...wordRanges, [0x17f, 0x17f], [0x212a, 0x212a]];
export const spaceRanges: Ranges = [
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];

/** POSIX classes, which Go knows inside brackets. */
export const posixRanges: Readonly<Record<string, Ranges>> = {
  __proto__: null as never,
  alnum: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  ascii: [[0, 0x7f]],
  blank: [
    [9, 9],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: digitRanges,
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [[0x41, 0x5a]],
  word: wordRanges,
  xdigit: [
    [0x30, 0x39],
    [0x41, 0x46],
    [0x61, 0x66],
  ],
};

const lastCode = 0x10ffff;

/** What is not in the ranges; they must be in order and apart. */
export function complement(ranges: Ranges): Ranges {
  const result: [number, number][] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i++) {
    const [low, high] = ranges[i] as readonly [number, number];
    if (low > next) append(result, [next, low - 1]);
    next = high + 1;
  }
  if (next <= lastCode) append(result, [next, lastCode]);
  return result;
}

export function contains(ranges: Ranges, code: number): boolean {
  for (let i = 0; i < ranges.length; i++) {
    const range = ranges[i] as readonly [number, number];
    if (code >= range[0] && code <= range[1]) return true;
  }
  return false;
}
