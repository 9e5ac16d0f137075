/** Go's time.Time: reading RFC3339, and the methods that scripts can call on it (facts §4.1). */

import { monthNames } from '../catalogue/calendar.js';
import { remembered } from '../remembered.js';
import { civilOf, daysFromCivil, secondsPerDay } from './calendar.js';
import type { GoTime } from './exported.js';
import { quote } from './quote.js';
import { formatTime, timeJson, timeString } from './time-format.js';

export { formatTime, rfc3339Nano, timeJson, timeString } from './time-format.js';

/** Go's zero time, 0001-01-01T00:00:00Z. */
export const zeroTime: GoTime = { seconds: -62_135_596_800, nanoseconds: 0 };

const billion = 1_000_000_000n;
const maxInt64 = 9_223_372_036_854_775_807n;
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))$/;

/** The instant of an RFC3339 text with up to nine fractional digits; undefined when it is none. */
export function parseRfc3339(text: string): GoTime | undefined {
  return read(text);
}

/** The same few dates stand on every entry of a sample. */
const read = remembered({ most: 500 }, parse);

function parse(text: string): GoTime | undefined {
  const match = rfc3339.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const days = daysFromCivil(year, month, day);
  const back = civilOf(days * secondsPerDay, 0);
  if (back.month !== month || back.day !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = match[8] ? 0 : (match[9] === '-' ? -1 : 1) * (Number(match[10]) * 3600 + Number(match[11]) * 60);
  const nanoseconds = Number((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  const seconds = days * secondsPerDay + hour * 3600 + minute * 60 + second - offset;
  return offset === 0 ? { seconds, nanoseconds } : { seconds, nanoseconds, zone: { name: '', offsetSeconds: offset } };
}

/** The instant of a text that was checked before. @throws RangeError when it was not. */
export function timeOf(text: string): GoTime {
  const time = parseRfc3339(text);
  if (!time) throw new RangeError(`no RFC3339 time: ${text}`);
  return time;
}

/** The instant of milliseconds since 1970, in UTC. */
export function timeOfMillis(milliseconds: number): GoTime {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanoseconds: Math.round((milliseconds - seconds * 1000) * 1e6) };
}

function sinceYearOne(time: GoTime): bigint {
  return BigInt(time.seconds - zeroTime.seconds) * billion + BigInt(time.nanoseconds);
}

function withZoneOf(time: GoTime, seconds: number, nanoseconds: number): GoTime {
  return time.zone ? { seconds, nanoseconds, zone: time.zone } : { seconds, nanoseconds };
}

function moved(time: GoTime, nanos: bigint): GoTime {
  const total = BigInt(time.seconds) * billion + BigInt(time.nanoseconds) + nanos;
  const rest = ((total % billion) + billion) % billion;
  return withZoneOf(time, Number((total - rest) / billion), Number(rest));
}

function clamped(nanos: bigint): bigint {
  if (nanos > maxInt64) return maxInt64;
  return nanos < -maxInt64 - 1n ? -maxInt64 - 1n : nanos;
}

/** Rest of the time since year one divided by a step, never negative. */
function restOf(time: GoTime, step: bigint): bigint {
  return ((sinceYearOne(time) % step) + step) % step;
}

function civil(time: GoTime) {
  return civilOf(time.seconds, time.zone?.offsetSeconds ?? 0);
}

function isoWeek(time: GoTime): readonly [number, number] {
  const { weekday, yearDay } = civil(time);
  const toThursday = 3 - ((weekday + 6) % 7);
  const thursday = civil(moved(time, BigInt(toThursday) * BigInt(secondsPerDay) * billion));
  return yearDay === 0 ? [0, 0] : [thursday.year, Math.floor((thursday.yearDay - 1) / 7) + 1];
}

function compare(a: GoTime, b: GoTime): -1 | 0 | 1 {
  const left = sinceYearOne(a);
  const right = sinceYearOne(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function addDate(time: GoTime, years: number, months: number, days: number): GoTime {
  const now = civil(time);
  const offset = time.zone?.offsetSeconds ?? 0;
  const date = daysFromCivil(now.year + years, now.month + months, 1) + now.day - 1 + days;
  const seconds = date * secondsPerDay + now.hour * 3600 + now.minute * 60 + now.second - offset;
  return withZoneOf(time, seconds, time.nanoseconds);
}

function goString(time: GoTime): string {
  const { year, month, day, hour, minute, second } = civil(time);
  const zone = time.zone ? `time.Location(${quote(time.zone.name)})` : 'time.UTC';
  return `time.Date(${year}, time.${monthNames[month - 1]}, ${day}, ${hour}, ${minute}, ${second}, ${time.nanoseconds}, ${zone})`;
}

function marshalBinary(time: GoTime): Uint8Array {
  const bytes = new Uint8Array(15);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setBigInt64(1, BigInt(time.seconds - zeroTime.seconds));
  view.setInt32(9, time.nanoseconds);
  view.setInt16(13, time.zone ? Math.floor(time.zone.offsetSeconds / 60) : -1);
  return bytes;
}

function wrapped(nanos: bigint): bigint {
  return BigInt.asIntN(64, nanos);
}

/** What the methods that need a location say when a script passes none. */
export const missingLocation = 'time: missing Location in call to Time.In';

/**
 * Methods of time.Time by Go name. Durations are nanoseconds as bigint; several results come as a list.
 * The server runs in UTC, so `Local()` is UTC too.
 */
export const timeMethods = {
  Unix: (time: GoTime): number => time.seconds,
  UnixMilli: (time: GoTime): number => time.seconds * 1000 + Math.floor(time.nanoseconds / 1e6),
  UnixMicro: (time: GoTime): number => time.seconds * 1e6 + Math.floor(time.nanoseconds / 1e3),
  UnixNano: (time: GoTime): bigint => wrapped(BigInt(time.seconds) * billion + BigInt(time.nanoseconds)),
  Year: (time: GoTime): number => civil(time).year,
  Month: (time: GoTime): number => civil(time).month,
  Day: (time: GoTime): number => civil(time).day,
  Hour: (time: GoTime): number => civil(time).hour,
  Minute: (time: GoTime): number => civil(time).minute,
  Second: (time: GoTime): number => civil(time).second,
  Nanosecond: (time: GoTime): number => time.nanoseconds,
  Weekday: (time: GoTime): number => civil(time).weekday,
  YearDay: (time: GoTime): number => civil(time).yearDay,
  ISOWeek: isoWeek,
  Date: (time: GoTime): readonly [number, number, number] => {
    const { year, month, day } = civil(time);
    return [year, month, day];
  },
  Clock: (time: GoTime): readonly [number, number, number] => {
    const { hour, minute, second } = civil(time);
    return [hour, minute, second];
  },
  Zone: (time: GoTime): readonly [string, number] => [time.zone?.name ?? 'UTC', time.zone?.offsetSeconds ?? 0],
  ZoneBounds: (_time: GoTime): readonly [GoTime, GoTime] => [zeroTime, zeroTime],
  IsDST: (_time: GoTime): boolean => false,
  IsZero: (time: GoTime): boolean => compare(time, zeroTime) === 0,
  Format: formatTime,
  String: timeString,
  GoString: goString,
  UTC: ({ seconds, nanoseconds }: GoTime): GoTime => ({ seconds, nanoseconds }),
  Local: ({ seconds, nanoseconds }: GoTime): GoTime => ({ seconds, nanoseconds }),
  Add: moved,
  AddDate: addDate,
  Sub: (time: GoTime, other: GoTime): bigint => clamped(sinceYearOne(time) - sinceYearOne(other)),
  Compare: compare,
  Before: (time: GoTime, other: GoTime): boolean => compare(time, other) < 0,
  After: (time: GoTime, other: GoTime): boolean => compare(time, other) > 0,
  Equal: (time: GoTime, other: GoTime): boolean => compare(time, other) === 0,
  Truncate: (time: GoTime, step: bigint): GoTime => (step <= 0n ? time : moved(time, -restOf(time, step))),
  Round: (time: GoTime, step: bigint): GoTime => {
    if (step <= 0n) return time;
    const rest = restOf(time, step);
    return moved(time, rest + rest < step ? -rest : step - rest);
  },
  MarshalBinary: marshalBinary,
  GobEncode: marshalBinary,
  MarshalJSON: (time: GoTime): { readonly text: string } | { readonly error: string } => {
    const json = timeJson(time);
    return 'text' in json ? { text: `"${json.text}"` } : { error: `Time.MarshalJSON: ${json.error}` };
  },
  MarshalText: (time: GoTime): { readonly text: string } | { readonly error: string } => {
    const json = timeJson(time);
    return 'text' in json ? json : { error: `Time.MarshalText: ${json.error}` };
  },
} as const;
