import { rangeError, shown, toInteger, toNumber, toText, toUint32, typeError } from './coerce.js';
import { patch } from './native.js';
import { isFiniteNumber, regExpExec, uncurry } from './primordials.js';

const numberValue = uncurry(Number.prototype.valueOf);
const toFixed = uncurry(Number.prototype.toFixed);
const toExponential = uncurry(Number.prototype.toExponential);
const toPrecision = uncurry(Number.prototype.toPrecision);
const nativeToString = uncurry(Number.prototype.toString);

/** `this` of a number method; goja's Number.prototype counts as 0. */
function thisNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  try {
    return numberValue(value as number);
  } catch {
    throw typeError(`Value is not a number: ${shown(value)}`);
  }
}

function text(self: unknown, radixArgument: unknown): string {
  let value: number;
  try {
    value = thisNumber(self);
  } catch {
    throw typeError('Value is not a number');
  }
  const radix = radixArgument === undefined ? 10 : toInteger(radixArgument);
  if (radix < 2 || radix > 36) throw rangeError('toString() radix argument must be between 2 and 36');
  if (radix === 10 || !isFiniteNumber(value)) return nativeToString(value);
  return inBase(value, radix);
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Text of a number in another base: the shortest fraction that still names it, as goja does (QuickJS pads big integers
 * with zeros instead of telling their digits). goja forgets the sign of what is between -1 and 0.
 */
function inBase(value: number, radix: number): string {
  const negative = value < 0;
  const size = negative ? -value : value;
  const whole = Math_floor(size);
  let result = wholeInBase(whole, radix);
  const fraction = size - whole;
  if (fraction > 0) result += `.${fractionInBase(size, fraction, radix)}`;
  return negative && whole > 0 ? `-${result}` : result;
}

const Math_floor = Math.floor;
const bigintText = uncurry(BigInt.prototype.toString);
const toBigInt = BigInt;

function wholeInBase(whole: number, radix: number): string {
  return bigintText(toBigInt(whole), radix);
}

/** Bits of a double, as the exact integer mantissa and its exponent. */
function split(value: number): { mantissa: bigint; exponent: number } {
  const view = new NativeDataView(new NativeArrayBuffer(8));
  setFloat64(view, 0, value);
  const bits = getBigUint64(view, 0);
  const exponentBits = Number_((bits >> 52n) & 0x7ffn);
  const fractionBits = bits & 0xfffffffffffffn;
  return exponentBits === 0
    ? { mantissa: fractionBits, exponent: -1074 }
    : { mantissa: fractionBits | 0x10000000000000n, exponent: exponentBits - 1075 };
}

const NativeDataView = DataView;
const NativeArrayBuffer = ArrayBuffer;
const setFloat64 = uncurry(DataView.prototype.setFloat64);
const getBigUint64 = uncurry(DataView.prototype.getBigUint64);
const Number_ = Number;
const { isNaN: isNotNumber } = Number;

/** Digits after the point: enough that no other double is nearer (steps of Steele and White in exact arithmetic). */
function fractionInBase(size: number, fraction: number, radix: number): string {
  const { mantissa, exponent } = split(fraction);
  const ulp = split(size);
  // Everything is scaled by 2^scale; the half gaps to the neighbours are those of the whole number.
  const scale = 1 - Math_min(exponent, ulp.exponent) + 1;
  let rest = mantissa << toBigInt(scale + exponent);
  const one = 1n << toBigInt(scale);
  let gapAbove = 1n << toBigInt(scale + ulp.exponent - 1);
  let gapBelow = gapAbove;
  if (ulp.mantissa === 0x10000000000000n && ulp.exponent > -1074) gapBelow >>= 1n;
  const base = toBigInt(radix);
  let result = '';
  for (;;) {
    rest *= base;
    gapAbove *= base;
    gapBelow *= base;
    let digit = rest / one;
    rest %= one;
    const low = rest < gapBelow;
    const high = rest + gapAbove > one;
    if (low || high) {
      if (low && high ? rest * 2n > one : high) digit += 1n;
      return result + digits[Number_(digit)];
    }
    result += digits[Number_(digit)];
  }
}

const Math_min = Math.min;

const nativeParseInt = globalThis.parseInt;

/**
 * `parseInt` as goja reads it: digits as a 64-bit integer, and as a double from where that overflows, which is rounded at
 * each digit. There is no negative zero.
 */
function integerOf(text: string, radix: unknown): number {
  const given = radix === undefined ? 0 : toUint32(radix) | 0;
  const value = nativeParseInt(text, given);
  if (value === 0) return 0;
  if (isNotNumber(value) || (value < largestInt && value > -largestInt)) return value;
  const [, sign, prefix, rest] = regExpExec(/^\s*([+-]?)(0[xX])?([\s\S]*)$/, text) as RegExpExecArray;
  const isHex = prefix !== undefined && (given === 0 || given === 16);
  const base = isHex ? 16 : given === 0 ? 10 : given;
  const letters = prefix !== undefined && !isHex ? `${prefix}${rest}` : (rest as string);
  let exact = 0n;
  let rounded: number | undefined;
  for (let i = 0; i < letters.length; i++) {
    const digit = nativeParseInt(letters[i] as string, base);
    if (isNotNumber(digit)) break;
    if (rounded !== undefined) rounded = rounded * base + digit;
    else {
      const next = exact * toBigInt(base) + toBigInt(digit);
      if (next >= int64End)
        rounded = exact > int64End / toBigInt(base) ? Number_(exact) * base + digit : overflown(exact, base, digit);
      exact = next;
    }
  }
  const size = rounded ?? Number_(exact);
  return sign === '-' ? -size : size;
}

/** The last step of the integer, in which only the digit overflows. */
function overflown(exact: bigint, base: number, digit: number): number {
  return Number_(exact * toBigInt(base)) + digit;
}

const largestInt = 2 ** 53;
const int64End = 2n ** 63n;

/** Numbers as text: goja's messages, and `toLocaleString` whose argument is a radix (goja-differences). */
export function installNumbers(): void {
  patch(Number.prototype, {
    toString(this: unknown, radix: unknown): string {
      return text(this, radix);
    },
    toLocaleString(this: unknown, radix: unknown): string {
      return text(this, radix);
    },
    toFixed(this: unknown, precision: unknown): string {
      const value = thisNumber(this);
      const count = toInteger(precision);
      if (count < 0 || count > 100) throw rangeError('toFixed() precision must be between 0 and 100');
      return toFixed(value, count);
    },
    toExponential(this: unknown, precision: unknown): string {
      const value = thisNumber(this);
      if (precision === undefined) return toExponential(value);
      const count = toInteger(precision);
      if (!isFiniteNumber(value)) return nativeToString(value);
      if (count < 0 || count > 100) throw rangeError('toExponential() precision must be between 0 and 100');
      return toExponential(value, count);
    },
    toPrecision(this: unknown, precision: unknown): string {
      const value = thisNumber(this);
      if (precision === undefined) return nativeToString(value);
      const count = toInteger(precision);
      if (!isFiniteNumber(value)) return nativeToString(value);
      if (count < 1 || count > 100) throw rangeError('toPrecision() precision must be between 1 and 100');
      return toPrecision(value, count);
    },
    valueOf(this: unknown): number {
      return thisNumber(this);
    },
  });
  patch(globalThis, {
    isNaN(value: unknown): boolean {
      return isNotNumber(toNumber(value));
    },
    parseInt(text: unknown, radix: unknown): number {
      return integerOf(toText(text), radix);
    },
  });
  patch(Number, { parseInt: globalThis.parseInt });
}
