/** Doubles as bits. */
import { uncurry } from './primordials.js';

const view = new DataView(new ArrayBuffer(8));
const setFloat = uncurry(DataView.prototype.setFloat64);
const getFloat = uncurry(DataView.prototype.getFloat64);
const setWord = uncurry(DataView.prototype.setUint32);
const getWord = uncurry(DataView.prototype.getUint32);

/** The two 32-bit halves of a double. */
export function highWord(value: number): number {
  setFloat(view, 0, value);
  return getWord(view, 0);
}

export function fromWords(high: number, low: number): number {
  setWord(view, 0, high);
  setWord(view, 4, low);
  return getFloat(view, 0);
}

/** The lower half of the number that {@link highWord} was last asked for. */
export function lowWord(): number {
  return getWord(view, 4);
}

/** 2 to an integer power within the range of normal numbers. */
export function powerOfTwo(exponent: number): number {
  return fromWords(((exponent + 1023) << 20) >>> 0, 0);
}
