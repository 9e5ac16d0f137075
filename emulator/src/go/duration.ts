/** Go's time.Duration: nanoseconds in an int64, its text and its methods. */

const unitNanos: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Nanoseconds of a duration text such as `1h15m30.5s`, or undefined when Go would refuse it. */
export function parseDuration(text: string): bigint | undefined {
  const match = /^([-+]?)(.*)$/s.exec(text);
  const rest = match?.[2] ?? '';
  const negative = match?.[1] === '-';
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  const part = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
  let total = 0n;
  let at = 0;
  while (at < rest.length) {
    part.lastIndex = at;
    const found = part.exec(rest);
    const whole = found?.[1] ?? '';
    const fraction = found?.[2] ?? '';
    if (!found || (whole === '' && fraction === '')) return undefined;
    const unit = unitNanos[found[3]!]!;
    total += BigInt(whole || '0') * unit;
    if (fraction !== '') total += (BigInt(fraction) * unit) / 10n ** BigInt(fraction.length);
    at = part.lastIndex;
  }
  if (total > 9223372036854775807n + (negative ? 1n : 0n)) return undefined;
  return negative ? -total : total;
}

function withFraction(value: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const fraction = (value % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  const whole = (value / scale).toString();
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** `Duration.String()`: `1h0m0s`, `15m30s`, `1.5s`, `2ms`, `0s`. */
export function durationString(given: bigint): string {
  const nanos = clampToInt64(given);
  const sign = nanos < 0n ? '-' : '';
  const size = nanos < 0n ? -nanos : nanos;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${withFraction(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${withFraction(size, 6)}ms`;
  const seconds = `${withFraction(size % 60_000_000_000n, 9)}s`;
  const minutes = size / 60_000_000_000n;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

const limit = 9223372036854775807n;

function absolute(nanos: bigint): bigint {
  if (nanos >= 0n) return nanos;
  return nanos === -limit - 1n ? limit : -nanos;
}

function clampToInt64(value: bigint): bigint {
  if (value > limit) return limit;
  return value < -limit - 1n ? -limit - 1n : value;
}

/** A number of seconds, minutes or hours as Go's float64 arithmetic gives it. */
function inUnit(nanos: bigint, unit: bigint): number {
  return Number(nanos / unit) + Number(nanos % unit) / Number(unit);
}

/** Methods of time.Duration that scripts can call; durations are nanoseconds. */
export const durationMethods = {
  nanoseconds: (nanos: bigint): bigint => nanos,
  microseconds: (nanos: bigint): bigint => nanos / 1_000n,
  milliseconds: (nanos: bigint): bigint => nanos / 1_000_000n,
  seconds: (nanos: bigint): number => inUnit(nanos, 1_000_000_000n),
  minutes: (nanos: bigint): number => inUnit(nanos, 60_000_000_000n),
  hours: (nanos: bigint): number => inUnit(nanos, 3_600_000_000_000n),
  string: durationString,
  abs: absolute,
  truncate: (nanos: bigint, step: bigint): bigint => (step <= 0n ? nanos : nanos - (nanos % step)),
  round: (nanos: bigint, step: bigint): bigint => {
    if (step <= 0n) return nanos;
    const rest = absolute(nanos % step);
    const down = nanos < 0n ? nanos + rest : nanos - rest;
    if (rest + rest < step) return down;
    return clampToInt64(nanos < 0n ? down - step : down + step);
  },
} as const;
