/** Randomness of a run. */
import { lazyCrypto } from '../lazy-crypto.js';
import { remembered } from '../remembered.js';

const numberOf = remembered(
  { most: 8 },
  (seed: string): number => lazyCrypto().createHash('sha256').update(seed).digest().readUInt32LE(0) >>> 1,
);

/** A seed from a sample's text; a new one when it has none. */
export function seedNumber(seed: string | null): number {
  return seed === null ? Math.floor(Math.random() * 2 ** 31) : numberOf(seed);
}

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
