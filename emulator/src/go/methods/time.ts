/** `time.Time`, `time.Duration` and their kin. */

import { monthNames, weekdayNames } from '../../catalogue/calendar.js';
import { GoPanic } from '../../engine/panic.js';
import { durationMethods, durationString } from '../duration.js';
import type { Exported, GoTime } from '../exported.js';
import { quote } from '../quote.js';
import { formatTime, missingLocation, parseRfc3339, timeMethods, zeroTime } from '../time.js';
import { timeWire, type Wire } from '../wire.js';
import {
  bytesOf,
  bytesWire,
  type GoMethodImplementation,
  listWire,
  type MethodAnswer,
  type MethodTable,
  numberOf,
  textOf,
  textOfBytes,
  utf8,
} from './types.js';

const rfc3339 = '2006-01-02T15:04:05Z07:00';

function timeOf(value: Exported | undefined): GoTime {
  if (value?.kind === 'time') return value.value;
  if (value?.kind === 'pointer') return timeOf(value.target);
  return zeroTime;
}

/** Nanoseconds of a `time.Duration`. */
function spanOf(value: Exported | undefined): bigint {
  return BigInt(Math.trunc(numberOf(value)));
}

const timeResult = (time: GoTime): Wire => ['time.Time', timeWire(time)];
const spanResult = (nanoseconds: bigint): Wire => ['time.Duration', Number(nanoseconds)];

const onTime =
  (method: (time: GoTime, args: readonly Exported[]) => Wire): GoMethodImplementation =>
  (receiver, args) => ({ v: method(timeOf(receiver), args) });

/** A method that gives a text or an error; the text as bytes, behind those that were given. */
function appended(
  result: { readonly text: string } | { readonly error: string },
  before: readonly number[],
): MethodAnswer {
  return 'text' in result ? { v: bytesWire([...before, ...utf8(result.text)]) } : { e: result.error };
}

/** Go's reading of an RFC 3339 text, as the methods that unmarshal do it. */
function readText(text: string): { readonly time: GoTime } | { readonly error: string } {
  const time = parseRfc3339(text);
  if (time !== undefined) return { time };
  const rest = quote(text);
  return { error: `parsing time ${rest} as ${quote(rfc3339)}: cannot parse ${rest} as "2006"` };
}

function readBinary(bytes: readonly number[]): { readonly time: GoTime } | { readonly error: string } {
  if (bytes.length === 0) return { error: 'Time.UnmarshalBinary: no data' };
  if (bytes[0] !== 1 && bytes[0] !== 2) return { error: 'Time.UnmarshalBinary: unsupported version' };
  if (bytes.length !== (bytes[0] === 2 ? 16 : 15)) return { error: 'Time.UnmarshalBinary: invalid length' };
  const view = new DataView(Uint8Array.from(bytes).buffer);
  const offset = view.getInt16(13) * 60;
  const seconds = Number(view.getBigInt64(1)) + zeroTime.seconds;
  const time = { seconds, nanoseconds: view.getInt32(9) };
  return { time: offset === -60 ? time : { ...time, zone: { name: '', offsetSeconds: offset } } };
}

function changed(result: { readonly time: GoTime } | { readonly error: string }): MethodAnswer {
  return 'time' in result ? { self: timeWire(result.time) } : { e: result.error };
}

const unmarshalJson: GoMethodImplementation = (_receiver, [data]) => {
  const text = textOfBytes(bytesOf(data));
  if (text === 'null') return {};
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) {
    return { e: 'Time.UnmarshalJSON: input is not a JSON string' };
  }
  return changed(readText(text.slice(1, -1)));
};

export const timeTable: MethodTable = {
  Add: onTime((time, [span]) => timeResult(timeMethods.Add(time, spanOf(span)))),
  AddDate: onTime((time, [years, months, days]) =>
    timeResult(timeMethods.AddDate(time, numberOf(years), numberOf(months), numberOf(days))),
  ),
  After: onTime((time, [other]) => timeMethods.After(time, timeOf(other))),
  AppendBinary: (receiver, [before]) => ({
    v: bytesWire([...bytesOf(before), ...timeMethods.MarshalBinary(timeOf(receiver))]),
  }),
  AppendFormat: (receiver, [before, layout]) => ({
    v: bytesWire([...bytesOf(before), ...utf8(formatTime(timeOf(receiver), textOf(layout)))]),
  }),
  AppendText: (receiver, [before]) => appended(timeMethods.MarshalText(timeOf(receiver)), bytesOf(before)),
  Before: onTime((time, [other]) => timeMethods.Before(time, timeOf(other))),
  Clock: onTime((time) => listWire(...timeMethods.Clock(time))),
  Compare: onTime((time, [other]) => timeMethods.Compare(time, timeOf(other))),
  Date: onTime((time) => {
    const [year, month, day] = timeMethods.Date(time);
    return listWire(year, ['time.Month', month], day);
  }),
  Day: onTime(timeMethods.Day),
  Equal: onTime((time, [other]) => timeMethods.Equal(time, timeOf(other))),
  Format: onTime((time, [layout]) => formatTime(time, textOf(layout))),
  GoString: onTime(timeMethods.GoString),
  GobDecode: (_receiver, [data]) => changed(readBinary(bytesOf(data))),
  GobEncode: onTime((time) => bytesWire(timeMethods.GobEncode(time))),
  Hour: onTime(timeMethods.Hour),
  ISOWeek: onTime((time) => listWire(...timeMethods.ISOWeek(time))),
  In: (receiver, [location]) => {
    if (location?.kind !== 'pointer' || location.target === undefined)
      throw new GoPanic(missingLocation, false, 'string');
    const { seconds, nanoseconds } = timeOf(receiver);
    return { v: timeResult({ seconds, nanoseconds }) };
  },
  IsDST: onTime(timeMethods.IsDST),
  IsZero: onTime(timeMethods.IsZero),
  Local: onTime((time) => timeResult(timeMethods.Local(time))),
  Location: onTime((time) => ['*time.Location', time.zone?.name ?? 'UTC']),
  MarshalBinary: onTime((time) => bytesWire(timeMethods.MarshalBinary(time))),
  MarshalJSON: (receiver) => appended(timeMethods.MarshalJSON(timeOf(receiver)), []),
  MarshalText: (receiver) => appended(timeMethods.MarshalText(timeOf(receiver)), []),
  Minute: onTime(timeMethods.Minute),
  Month: onTime((time) => ['time.Month', timeMethods.Month(time)]),
  Nanosecond: onTime(timeMethods.Nanosecond),
  Round: onTime((time, [span]) => timeResult(timeMethods.Round(time, spanOf(span)))),
  Second: onTime(timeMethods.Second),
  String: onTime(timeMethods.String),
  Sub: onTime((time, [other]) => spanResult(timeMethods.Sub(time, timeOf(other)))),
  Truncate: onTime((time, [span]) => timeResult(timeMethods.Truncate(time, spanOf(span)))),
  UTC: onTime((time) => timeResult(timeMethods.UTC(time))),
  Unix: onTime(timeMethods.Unix),
  UnixMicro: onTime(timeMethods.UnixMicro),
  UnixMilli: onTime(timeMethods.UnixMilli),
  UnixNano: onTime((time) => Number(timeMethods.UnixNano(time))),
  UnmarshalBinary: (_receiver, [data]) => changed(readBinary(bytesOf(data))),
  UnmarshalJSON: unmarshalJson,
  UnmarshalText: (_receiver, [data]) => changed(readText(textOfBytes(bytesOf(data)))),
  Weekday: onTime((time) => ['time.Weekday', timeMethods.Weekday(time)]),
  Year: onTime(timeMethods.Year),
  YearDay: onTime(timeMethods.YearDay),
  Zone: onTime((time) => listWire(...timeMethods.Zone(time))),
  ZoneBounds: onTime((time) => listWire(...timeMethods.ZoneBounds(time).map(timeResult))),
};

function nanosecondsOf(value: Exported): bigint {
  return value.kind === 'pointer' ? spanOf(value.target) : spanOf(value);
}

const onSpan =
  (method: (span: bigint, args: readonly Exported[]) => Wire): GoMethodImplementation =>
  (receiver, args) => ({ v: method(nanosecondsOf(receiver), args) });

export const durationTable: MethodTable = {
  Abs: onSpan((span) => spanResult(durationMethods.abs(span))),
  Hours: onSpan(durationMethods.hours),
  Microseconds: onSpan((span) => Number(durationMethods.microseconds(span))),
  Milliseconds: onSpan((span) => Number(durationMethods.milliseconds(span))),
  Minutes: onSpan(durationMethods.minutes),
  Nanoseconds: onSpan((span) => Number(span)),
  Round: onSpan((span, [step]) => spanResult(durationMethods.round(span, spanOf(step)))),
  Seconds: onSpan(durationMethods.seconds),
  String: onSpan(durationString),
  Truncate: onSpan((span, [step]) => spanResult(durationMethods.truncate(span, spanOf(step)))),
};

export const monthTable: MethodTable = {
  String: (receiver) => ({ v: monthNames[numberOf(receiver) - 1] ?? `%!Month(${numberOf(receiver)})` }),
};

export const weekdayTable: MethodTable = {
  String: (receiver) => ({ v: weekdayNames[numberOf(receiver)] ?? `%!Weekday(${numberOf(receiver)})` }),
};

export const locationTable: MethodTable = {
  String: (receiver) => {
    const target = receiver.kind === 'pointer' ? receiver.target : receiver;
    const plain = target?.kind === 'struct' ? target.fields[0]?.value : undefined;
    return { v: textOf(plain) || 'UTC' };
  },
};
