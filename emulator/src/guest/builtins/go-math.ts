/**
 * Elementary functions by the algorithms of Go's `math` package (FreeBSD's and Cephes'), so that the last digit is
 * goja's. QuickJS's come from another library and differ in about one of ten results.
 */
import { uncurry } from './primordials.js';

const { sqrt, abs, floor, trunc, PI, LN2, LOG2E, SQRT1_2 } = Math;
const { isNaN: isNotNumber } = Number;
const nativeLog1p = Math.log1p;
const NaNumber = Number.NaN;
const Infinite = Number.POSITIVE_INFINITY;

const view = new DataView(new ArrayBuffer(8));
const setFloat = uncurry(DataView.prototype.setFloat64);
const getFloat = uncurry(DataView.prototype.getFloat64);
const setWord = uncurry(DataView.prototype.setUint32);
const getWord = uncurry(DataView.prototype.getUint32);

/** The two 32-bit halves of a double. */
function highWord(value: number): number {
  setFloat(view, 0, value);
  return getWord(view, 0);
}

function fromWords(high: number, low: number): number {
  setWord(view, 0, high);
  setWord(view, 4, low);
  return getFloat(view, 0);
}

/** 2 to an integer power within the range of normal numbers. */
function powerOfTwo(exponent: number): number {
  return fromWords(((exponent + 1023) << 20) >>> 0, 0);
}

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
  return { fraction: fromWords(((high & 0x800fffff) | 0x3fe00000) >>> 0, getWord(view, 4)), power };
}

export function log(x: number): number {
  if (isNotNumber(x) || x === Infinite) return x;
  if (x < 0) return NaNumber;
  if (x === 0) return -Infinite;
  const split = parts(x);
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
  return log2(x) * 0.3010299956639812;
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
  if (power > 1023) return r * 2 * powerOfTwo(power - 1);
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
  setFloat(view, 0, t);
  const bits = (BigInt_(getWord(view, 0)) << 32n) | BigInt_(getWord(view, 4));
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
  setFloat(view, 0, value);
  const bits = (BigInt_(getWord(view, 0)) << 32n) | BigInt_(getWord(view, 4));
  const guess = bits / 3n + (BigInt_(bias) << 32n);
  return fromWords(Number_((guess >> 32n) & 0xffffffffn), Number_(guess & 0xffffffffn));
}

const quarterA = 0.7853981256484985;
const quarterB = 3.774894707930798e-8;
const quarterC = 2.6951514290790595e-15;

/** The octant of an angle and what is left of it. */
function reduce(size: number): { octant: number; rest: number } {
  if (size >= largeAngle) return reduceLarge(size);
  let octant = floor(size * (4 / PI));
  let turns = octant;
  if (octant % 2 === 1) {
    octant++;
    turns++;
  }
  return { octant, rest: size - turns * quarterA - turns * quarterB - turns * quarterC };
}

function sineSeries(z: number): number {
  const zz = z * z;
  let sum = 1.5896230157654656e-10;
  sum = sum * zz + -2.5050747762857807e-8;
  sum = sum * zz + 0.0000027557313621385722;
  sum = sum * zz + -0.0001984126982958954;
  sum = sum * zz + 0.008333333333322118;
  sum = sum * zz + -0.1666666666666663;
  return z + z * zz * sum;
}

function cosineSeries(z: number): number {
  const zz = z * z;
  let sum = -1.1358536521387682e-11;
  sum = sum * zz + 2.087570084197473e-9;
  sum = sum * zz + -2.755731417929674e-7;
  sum = sum * zz + 0.000024801587288851704;
  sum = sum * zz + -0.0013888888888873056;
  sum = sum * zz + 0.041666666666666595;
  return 1 - 0.5 * zz + zz * zz * sum;
}

/** From here on angles are reduced with as many digits of 4/π as it takes. */
const largeAngle = 2 ** 29;

/** 4/π: one bit before the point and 1,216 after it, in words of 64 bits. */
const fourOverPi = [
  ...[0x0000000000000001n, 0x45f306dc9c882a53n, 0xf84eafa3ea69bb81n, 0xb6c52b3278872083n, 0xfca2c757bd778ac3n],
  ...[0x6e48dc74849ba5c0n, 0x0c925dd413a32439n, 0xfc3bd63962534e7dn, 0xd1046bea5d768909n, 0xd338e04d68befc82n],
  ...[0x7323ac7306a673e9n, 0x3908bf177bf25076n, 0x3ff12fffbc0b301fn, 0xde5e2316b414da3en, 0xda6cfd9e4f96136en],
  ...[0x9e8c7ecd3cbfd45an, 0xea4f758fd7cbe2f6n, 0x7a0e73ef14a525d4n, 0xd7f6bf623f1aba10n, 0xac06608df8f6d757n],
];
const word = 0xffffffffffffffffn;

/** The octant of a very large angle and what is left of it (Payne and Hanek's reduction). */
function reduceLarge(size: number): { octant: number; rest: number } {
  const high = highWord(size);
  const exponent = ((high >>> 20) & 0x7ff) - 1023 - 52;
  const mantissa = (BigInt_((high & 0xfffff) | 0x100000) << 32n) | BigInt_(getWord(view, 4));
  const digit = floor((exponent + 61) / 64);
  const shift = BigInt_((exponent + 61) % 64);
  const piece = (at: number) =>
    (((fourOverPi[at] as bigint) << shift) | ((fourOverPi[at + 1] as bigint) >> (64n - shift))) & word;
  const low = ((piece(digit + 1) * mantissa) & word) + ((piece(digit + 2) * mantissa) >> 64n);
  const top = piece(digit) * mantissa + ((piece(digit + 1) * mantissa) >> 64n) + (low >> 64n);
  let octant = Number_((top & word) >> 61n);
  const fraction = ((((top & word) << 64n) | (low & word)) << 3n) & ((1n << 128n) - 1n);
  // the 53 leading bits of the fraction, the rest cut off
  const length = fraction === 0n ? 0 : bigintLength(fraction);
  const leading = length > 53 ? (fraction >> BigInt_(length - 53)) << BigInt_(length - 53) : fraction;
  let rest = Number_(leading) * 2 ** -128;
  if (octant % 2 === 1) {
    octant = (octant + 1) % 8;
    rest--;
  }
  return { octant, rest: rest * (PI / 4) };
}

const bigintText = uncurry(BigInt.prototype.toString);

function bigintLength(value: bigint): number {
  return bigintText(value, 2).length;
}

export function sin(x: number): number {
  if (x === 0 || isNotNumber(x)) return x;
  const size = abs(x);
  if (size === Infinite) return NaNumber;
  const { octant, rest } = reduce(size);
  let j = octant % 8;
  let negative = x < 0;
  if (j > 3) {
    negative = !negative;
    j -= 4;
  }
  const y = j === 1 || j === 2 ? cosineSeries(rest) : sineSeries(rest);
  return negative ? -y : y;
}

export function cos(x: number): number {
  if (isNotNumber(x) || abs(x) === Infinite) return NaNumber;
  const { octant, rest } = reduce(abs(x));
  let j = octant % 8;
  let negative = false;
  if (j > 3) {
    negative = true;
    j -= 4;
  }
  if (j > 1) negative = !negative;
  const y = j === 1 || j === 2 ? sineSeries(rest) : cosineSeries(rest);
  return negative ? -y : y;
}

export function tan(x: number): number {
  if (x === 0 || isNotNumber(x)) return x;
  if (abs(x) === Infinite) return NaNumber;
  const { octant, rest: z } = reduce(abs(x));
  const zz = z * z;
  let y = z;
  if (zz > 1e-14) {
    const above = (-13093.693918138379 * zz + 1153516.6483858742) * zz + -17956525.197648488;
    const below =
      (((zz + 13681.296347069296) * zz + -1320892.3444021097) * zz + 25008380.18233579) * zz + -53869575.592945464;
    y = z + z * ((zz * above) / below);
  }
  if (octant % 4 >= 2) y = -1 / y;
  return x < 0 ? -y : y;
}

function smallAtan(x: number): number {
  const z = x * x;
  const above =
    (((-0.8750608600031904 * z + -16.157537187333652) * z + -75.00855792314705) * z + -122.88666844901361) * z +
    -64.85021904942025;
  const below =
    ((((z + 24.858464901423062) * z + 165.02700983169885) * z + 432.88106049129027) * z + 485.3903996359137) * z +
    194.5506571482614;
  const quotient = (z * above) / below;
  return x * quotient + x;
}

const moreBits = 6.123233995736766e-17;

function positiveAtan(x: number): number {
  if (x <= 0.66) return smallAtan(x);
  if (x > 2.414213562373095) return PI / 2 - smallAtan(1 / x) + moreBits;
  return PI / 4 + smallAtan((x - 1) / (x + 1)) + 0.5 * moreBits;
}

export function atan(x: number): number {
  if (x === 0) return x;
  return x > 0 ? positiveAtan(x) : -positiveAtan(-x);
}

export function asin(x: number): number {
  if (x === 0) return x;
  const size = abs(x);
  if (size > 1) return NaNumber;
  const root = sqrt(1 - size * size);
  const value = size > 0.7 ? PI / 2 - positiveAtan(root / size) : positiveAtan(size / root);
  return x < 0 ? -value : value;
}

export function acos(x: number): number {
  return PI / 2 - asin(x);
}

export function atan2(y: number, x: number): number {
  if (isNotNumber(x) || isNotNumber(y)) return NaNumber;
  const negativeY = y < 0 || 1 / y < 0;
  const signed = (value: number) => (negativeY ? -value : value);
  if (y === 0) return x > 0 || 1 / x === Infinite ? signed(0) : signed(PI);
  if (x === 0) return signed(PI / 2);
  if (abs(x) === Infinite) {
    if (abs(y) === Infinite) return signed(x > 0 ? PI / 4 : (3 * PI) / 4);
    return signed(x > 0 ? 0 : PI);
  }
  if (abs(y) === Infinite) return signed(PI / 2);
  const q = atan(y / x);
  if (x >= 0) return q;
  return q <= 0 ? q + PI : q - PI;
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
