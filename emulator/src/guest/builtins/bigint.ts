import { rangeError, shown, toIndex, toInteger, toNumber, typeError } from './coerce.js';
import { patch, replaceConstructor } from './native.js';
import { apply, bigintToString, isInteger, isObject, NativeBigInt, NativeSyntaxError, uncurry } from './primordials.js';

const bigintValue = uncurry(BigInt.prototype.valueOf);

function thisBigInt(value: unknown): bigint {
  try {
    return bigintValue(value as bigint);
  } catch {
    throw typeError("requires that 'this' be a BigInt");
  }
}

function primitive(value: unknown): unknown {
  if (!isObject(value)) return value;
  const exotic = (value as unknown as Record<symbol, unknown>)[Symbol_toPrimitive];
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== 'function') throw typeError(`${shown(exotic)} is not a method`);
    return apply(exotic as (hint: string) => unknown, value, ['number']);
  }
  const convert = (value as { valueOf?: unknown }).valueOf;
  if (typeof convert === 'function') {
    const result: unknown = apply(convert as () => unknown, value, []);
    if (!isObject(result)) return result;
  }
  const print = (value as { toString?: unknown }).toString;
  if (typeof print === 'function') return apply(print as () => unknown, value, []);
  return value;
}

const Symbol_toPrimitive: typeof Symbol.toPrimitive = Symbol.toPrimitive;

function fromNumber(value: number): bigint {
  if (!isInteger(value)) throw rangeError(`Cannot convert ${shown(value)} to a BigInt`);
  return NativeBigInt(value);
}

/** goja's ToBigInt, which names what it refuses. */
export function toBigInt(argument: unknown): bigint {
  const value = primitive(argument);
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'string':
      try {
        return NativeBigInt(value);
      } catch {
        throw new NativeSyntaxError(`Cannot convert ${value} to a BigInt`);
      }
    case 'symbol':
      throw typeError('Cannot convert a Symbol value to a bigint');
    default:
      throw typeError(`Cannot convert ${shown(value)} to a BigInt`);
  }
}

function bigintText(self: unknown, radix: unknown): string {
  const value = thisBigInt(self);
  const base = radix === undefined ? 10 : toInteger(radix);
  if (base < 2 || base > 36) throw rangeError('radix must be an integer between 2 and 36');
  return bigintToString(value, base);
}

/** BigInt's own texts; the constructor names the value that it refuses. */
export function installBigInts(): void {
  const { asIntN, asUintN } = BigInt;
  patch(BigInt.prototype, {
    toString(this: unknown, radix: unknown): string {
      return bigintText(this, radix);
    },
    toLocaleString(this: unknown, radix: unknown): string {
      return bigintText(this, radix);
    },
    valueOf(this: unknown): bigint {
      return thisBigInt(this);
    },
  });
  patch(BigInt, {
    asIntN(...args: unknown[]): bigint {
      const [bits, value] = sized(args);
      return asIntN(bits, value);
    },
    asUintN(...args: unknown[]): bigint {
      const [bits, value] = sized(args);
      return asUintN(bits, value);
    },
  });
  // A constructor that refuses `new` in its own words: a function, so that `new` reaches it.
  const BigIntFunction = function (this: unknown, ...args: unknown[]): bigint {
    if (new.target) throw typeError('BigInt is not a constructor');
    if (args.length === 0) return 0n;
    const value = primitive(args[0]);
    if (typeof value === 'bigint') return value;
    if (typeof value === 'symbol') throw typeError('Cannot convert Symbol to a BigInt');
    // goja takes objects for numbers
    return typeof value === 'number' || isObject(args[0]) ? fromNumber(toNumber(value)) : toBigInt(value);
  };
  replaceConstructor('BigInt', BigIntFunction);
}

function sized(args: readonly unknown[]): [number, bigint] {
  if (args.length < 2) throw typeError('Cannot convert undefined to a BigInt');
  const bits = toIndex(toNumber(args[0]));
  return [bits, toBigInt(args[1])];
}
