/** Angles by the algorithms of Go's `math` package; see `go-math.ts`. */
import { highWord, lowWord } from './float-bits.js';
import { uncurry } from './primordials.js';

const { sqrt, abs, floor, PI } = Math;
const { isNaN: isNotNumber } = Number;
const NaNumber = Number.NaN;
const Infinite = Number.POSITIVE_INFINITY;
const BigInt_ = BigInt;
const Number_ = Number;

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
  const mantissa = (BigInt_((high & 0xfffff) | 0x100000) << 32n) | BigInt_(lowWord());
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
