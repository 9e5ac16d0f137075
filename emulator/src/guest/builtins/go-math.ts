/**
 * Elementary functions by the algorithms of Go's `math` package (FreeBSD's and Cephes'), so that the last digit is
 * goja's. QuickJS's come from another library and differ in about one of ten results.
 */
import { fromWords, highWord, lowWord, powerOfTwo } from './float-bits.js';

const { sqrt, abs, floor, trunc, LN2, LOG2E, LOG10E, SQRT1_2 } = Math;
const { isNaN: isNotNumber } = Number;
const nativeLog1p = Math.log1p;
const NaNumber = Number.NaN;
const Infinite = Number.POSITIVE_INFINITY;

/** Multiplies by a power of two with a single rounding. */
function scale(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  for (; left > 1023; left -= 1023) result *= powerOfTwo(1023);
  if (left < -1022) {
    // Down to the subnormal range at once, so that it is rounded once only.
    if (left < -2200) return result * 0;
    const { fraction, power } = parts(result);
    const total = power + left;
    if (total < -1080) return result * 0;
    return total > -1022 ? fraction * powerOfTwo(total) : fraction * powerOfTwo(total + 60) * powerOfTwo(-60);
  }
  return result * powerOfTwo(left);
}

interface Parts {
  readonly fraction: number;
  readonly power: number;
}

/** Splits a number into a fraction of at least a half, less than one, and a power of two. */
function parts(value: number): Parts {
  if (value === 0 || !(abs(value) < Infinite)) return { fraction: value, power: 0 };
  let size = value;
  let shift = 0;
  if (abs(size) < 2.2250738585072014e-308) {
    size *= 2 ** 52;
    shift = -52;
  }
  const high = highWord(size);
  const power = ((high >>> 20) & 0x7ff) - 1022 + shift;
  return { fraction: fromWords(((high & 0x800fffff) | 0x3fe00000) >>> 0, lowWord()), power };
}

const leastNormal = 2.2250738585072014e-308;

/** What Go's assembly for amd64 takes a number too small for full precision apart into: it forgets to scale it. */
function ofDenormal(value: number): Parts {
  return { fraction: fromWords(((highWord(value) & 0xfffff) | 0x3fe00000) >>> 0, lowWord()), power: -1022 };
}

export function log(x: number): number {
  if (isNotNumber(x) || x === Infinite) return x;
  if (x < 0) return NaNumber;
  if (x === 0) return -Infinite;
  const split = x < leastNormal ? ofDenormal(x) : parts(x);
  let f1 = split.fraction;
  let k = split.power;
  if (f1 < SQRT1_2) {
    f1 *= 2;
    k--;
  }
  const f = f1 - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const odd =
    s2 * (0.6666666666666735 + s4 * (0.2857142874366239 + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
  const even = s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
  const rest = odd + even;
  const half = 0.5 * f * f;
  return k * 0.6931471803691238 - (half - (s * (half + rest) + k * 1.9082149292705877e-10) - f);
}

export function log2(x: number): number {
  const { fraction, power } = parts(x);
  if (fraction === 0.5) return power - 1;
  return log(fraction) * (1 / LN2) + power;
}

export function log10(x: number): number {
  return log(x) * LOG10E;
}

/** a·b + c with one rounding, as the processor's instruction does it that Go's exponential uses. */
function fused(a: number, b: number, c: number): number {
  const product = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  const error = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  const sum = product + c;
  const back = sum - product;
  const lost = product - (sum - back) + (c - back);
  return sum + (lost + error);
}

function halves(value: number): readonly [number, number] {
  const spread = 134217729 * value;
  const high = spread - (spread - value);
  return [high, value - high];
}

const expSeries = [
  ...[0.0001984126984126984, 0.001388888888888889, 0.008333333333333333, 0.041666666666666664],
  ...[0.16666666666666666, 0.5, 1],
];

export function exp(x: number): number {
  if (isNotNumber(x) || x === Infinite) return x;
  if (x === -Infinite) return 0;
  if (x > 7.09782712893384e2) return Infinite;
  const power = roundEven(x * LOG2E);
  let r = fused(-0.693147180559663, power, x);
  r = fused(-2.8235290563031577e-13, power, r);
  r *= 0.0625;
  let sum = 0.0000248015873015873;
  for (let i = 0; i < expSeries.length; i++) sum = fused(sum, r, expSeries[i] as number);
  r *= sum;
  for (let i = 0; i < 3; i++) r *= r + 2;
  r = fused(r + 2, r, 1);
  if (power > 1023) return Infinite;
  if (power > -1023) return power < -1022 ? r * 0.5 * powerOfTwo(power + 1) : r * powerOfTwo(power);
  if (power + 1023 < -52) return 0;
  return scale(r, power);
}

function roundEven(value: number): number {
  return value + 6755399441055744 - 6755399441055744;
}

export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 1) return isNotNumber(y) || abs(y) === Infinite ? NaNumber : 1;
  if (y === 1) return x;
  if (isNotNumber(x) || isNotNumber(y)) return NaNumber;
  if (x === 0) return zeroPower(x, y);
  if (abs(y) === Infinite) {
    if (x === -1) return NaNumber;
    return abs(x) < 1 === y > 0 ? 0 : Infinite;
  }
  if (abs(x) === Infinite) return x < 0 ? pow(1 / x, -y) : y < 0 ? 0 : Infinite;
  if (y === 0.5) return sqrt(x);
  if (y === -0.5) return 1 / sqrt(x);
  return finitePower(x, y);
}

function zeroPower(x: number, y: number): number {
  const negative = 1 / x < 0 && isOdd(y);
  if (y < 0) return negative ? -Infinite : Infinite;
  return negative ? x : 0;
}

function isOdd(value: number): boolean {
  return abs(value) < 2 ** 53 && trunc(value) === value && abs(value % 2) === 1;
}

function finitePower(x: number, y: number): number {
  const size = abs(y);
  let whole = trunc(size);
  let rest = size - whole;
  if (rest !== 0 && x < 0) return NaNumber;
  if (whole >= 2 ** 63) {
    if (x === -1) return 1;
    return abs(x) < 1 === y > 0 ? 0 : Infinite;
  }
  let result = 1;
  let power = 0;
  if (rest !== 0) {
    if (rest > 0.5) {
      rest--;
      whole++;
    }
    result = exp(rest * log(x));
  }
  const split = parts(x);
  let factor = split.fraction;
  let exponent = split.power;
  for (let i = whole; i !== 0; i = floor(i / 2)) {
    if (exponent < -4096 || exponent > 4096) {
      power += exponent;
      break;
    }
    if (i % 2 === 1) {
      result *= factor;
      power += exponent;
    }
    factor *= factor;
    exponent *= 2;
    if (factor < 0.5) {
      factor += factor;
      exponent--;
    }
  }
  if (y < 0) {
    result = 1 / result;
    power = -power;
  }
  return scale(result, power);
}

/** goja multiplies small integers exactly before it asks `pow`. */
export function power(x: number, y: number): number {
  if (trunc(x) === x && trunc(y) === y && y >= 0 && abs(x) < 2 ** 53 && abs(y) < 2 ** 53 && 1 / x !== -Infinite) {
    if (y === 0) return 1;
    if (x === 0) return 0;
    if (abs(x) === 1) return y % 2 === 0 ? 1 : x;
    if (y < 64) {
      let exact = 1;
      let n = 0;
      for (; n < y && abs(exact) <= 2 ** 53; n++) exact *= x;
      if (n === y && abs(exact) <= 2 ** 53) return exact;
    }
  }
  return pow(x, y);
}

export function cbrt(x: number): number {
  if (x === 0 || isNotNumber(x) || abs(x) === Infinite) return x;
  const size = abs(x);
  let t = third(size, 715094163);
  if (size < 2.2250738585072014e-308) t = third(2 ** 54 * size, 696219795);
  let r = (t * t) / size;
  let s = 0.5428571428571428 + r * t;
  t *= 0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 + -0.7053061224489796 / s);
  // rounded to 20 bits, upwards
  const bits = (BigInt_(highWord(t)) << 32n) | BigInt_(lowWord());
  const rounded = (bits & 0xffffffffc0000000n) + 0x40000000n;
  t = fromWords(Number_((rounded >> 32n) & 0xffffffffn), Number_(rounded & 0xffffffffn));
  s = t * t;
  r = size / s;
  const w = t + t;
  r = (r - t) / (w + r);
  t = t + t * r;
  return x < 0 ? -t : t;
}

const BigInt_ = BigInt;
const Number_ = Number;

/** A first guess at the cube root: a third of the bits. */
function third(value: number, bias: number): number {
  const bits = (BigInt_(highWord(value)) << 32n) | BigInt_(lowWord());
  const guess = bits / 3n + (BigInt_(bias) << 32n);
  return fromWords(Number_((guess >> 32n) & 0xffffffffn), Number_(guess & 0xffffffffn));
}

export function sinh(x: number): number {
  const size = abs(x);
  let value: number;
  if (size > 21) value = exp(size) * 0.5;
  else if (size > 0.5) {
    const e = exp(size);
    value = (e - 1 / e) * 0.5;
  } else {
    const sq = size * size;
    value =
      (((-26.30563213397497 * sq + -2894.211355989564) * sq + -89912.72022039509) * sq + -630767.3640497717) * size;
    value = value / (((sq + -173.6789535582337) * sq + 15215.17378790019) * sq + -630767.3640497717);
  }
  return x < 0 ? -value : x === 0 ? x : value;
}

export function cosh(x: number): number {
  const size = abs(x);
  const e = exp(size);
  return size > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

export function tanh(x: number): number {
  const size = abs(x);
  if (size > 44.014845965556525) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    const z = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -z : z;
  }
  if (x === 0) return x;
  const s = x * x;
  const above = (-0.9643991794250523 * s + -99.28772310019185) * s + -1614.6876844170845;
  const below = ((s + 112.81167849163293) * s + 2235.4883906010045) * s + 4844.063053251255;
  return x + (x * s * above) / below;
}

const veryLarge = 2 ** 28;
const nearZero = 2 ** -28;

export function asinh(x: number): number {
  if (isNotNumber(x) || abs(x) === Infinite) return x;
  const size = abs(x);
  let value: number;
  if (size > veryLarge) value = log(size) + LN2;
  else if (size > 2) value = log(2 * size + 1 / (sqrt(size * size + 1) + size));
  else if (size < nearZero) value = size;
  else value = nativeLog1p(size + (size * size) / (1 + sqrt(1 + size * size)));
  return x < 0 || (x === 0 && 1 / x < 0) ? -value : value;
}

export function acosh(x: number): number {
  if (x < 1 || isNotNumber(x)) return NaNumber;
  if (x === 1) return 0;
  if (x >= veryLarge) return log(x) + LN2;
  if (x > 2) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  const t = x - 1;
  return nativeLog1p(t + sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  if (x < -1 || x > 1 || isNotNumber(x)) return NaNumber;
  if (abs(x) === 1) return x * Infinite;
  const size = abs(x);
  let value: number;
  if (size < nearZero) value = size;
  else if (size < 0.5) {
    const twice = size + size;
    value = 0.5 * nativeLog1p(twice + (twice * size) / (1 - size));
  } else value = 0.5 * nativeLog1p((size + size) / (1 - size));
  return x < 0 || (x === 0 && 1 / x < 0) ? -value : value;
}

/** goja's own `Math.hypot`: scaled by the largest, summed with compensation. */
export function hypot(values: readonly number[]): number {
  let largest = 0;
  let sawNaN = false;
  for (let i = 0; i < values.length; i++) {
    const size = abs(values[i] as number);
    if (isNotNumber(size)) sawNaN = true;
    else if (size > largest) largest = size;
  }
  if (largest === Infinite) return Infinite;
  if (sawNaN) return NaNumber;
  if (largest === 0) return 0;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const share = abs(values[i] as number) / largest;
    const term = share * share - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sqrt(sum) * largest;
}
