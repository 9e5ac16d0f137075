import { toNumber, toUint32 } from './coerce.js';
import type { GuestEnv } from './env.js';
import * as go from './go-math.js';
import * as angles from './go-trigonometry.js';
import { patch } from './native.js';

const { isNaN: isNotNumber } = Number;

const { imul, clz32 } = Math;

type Unary = (x: number) => number;

const unary: Readonly<Record<string, Unary>> = {
  log: go.log,
  log2: go.log2,
  log10: go.log10,
  exp: go.exp,
  cbrt: go.cbrt,
  sin: angles.sin,
  cos: angles.cos,
  tan: angles.tan,
  asin: angles.asin,
  acos: angles.acos,
  atan: angles.atan,
  sinh: go.sinh,
  cosh: go.cosh,
  tanh: go.tanh,
  asinh: go.asinh,
  acosh: go.acosh,
  atanh: go.atanh,
};

/** `Math`: Go's functions, the run's random numbers, and `sign` that gives its argument back (goja-differences). */
export function installMath(env: GuestEnv): void {
  for (const name of Object.keys(unary)) {
    const compute = unary[name] as Unary;
    patch(Math, {
      [name](x: unknown): number {
        return compute(toNumber(x));
      },
    });
  }
  patch(Math, {
    atan2(y: unknown, x: unknown): number {
      return angles.atan2(toNumber(y), toNumber(x));
    },
    pow(x: unknown, y: unknown): number {
      return go.power(toNumber(x), toNumber(y));
    },
    hypot(...values: unknown[]): number {
      for (let i = 0; i < values.length; i++) values[i] = toNumber(values[i]);
      return go.hypot(values as number[]);
    },
    sign(x: unknown): unknown {
      const value = toNumber(x);
      if (value === 0 || isNotNumber(value)) return x;
      return value > 0 ? 1 : -1;
    },
    imul(x: unknown, y: unknown): number {
      return imul(toUint32(x), toUint32(y));
    },
    clz32(x: unknown): number {
      return clz32(toUint32(x));
    },
    random(): number {
      return env.random();
    },
  });
}
