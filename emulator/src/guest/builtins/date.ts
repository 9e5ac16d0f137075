import { rangeError, shown, toNumber, toObject, toText, typeError } from './coerce.js';
import { parseDate } from './date-parse.js';
import type { GuestEnv } from './env.js';
import { patch, replaceConstructor } from './native.js';
import {
  apply,
  construct,
  isFiniteNumber,
  isObject,
  NativeDate,
  numberToString,
  ownKeys,
  padStart,
  trunc,
  uncurry,
} from './primordials.js';

const getTime = uncurry(Date.prototype.getTime);
const setTime = uncurry(Date.prototype.setTime);
const utc = Date.UTC;
const toIso = uncurry(Date.prototype.toISOString);
const read = {
  year: uncurry(Date.prototype.getUTCFullYear),
  month: uncurry(Date.prototype.getUTCMonth),
  date: uncurry(Date.prototype.getUTCDate),
  day: uncurry(Date.prototype.getUTCDay),
  hours: uncurry(Date.prototype.getUTCHours),
  minutes: uncurry(Date.prototype.getUTCMinutes),
  seconds: uncurry(Date.prototype.getUTCSeconds),
  milliseconds: uncurry(Date.prototype.getUTCMilliseconds),
};

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const invalid = 'Invalid Date';

function two(value: number): string {
  return padStart(numberToString(value), 2, '0');
}

/** A year as Go writes it: four digits, a sign only when it is negative. */
function year(value: number): string {
  return value < 0 ? `-${padStart(numberToString(-value), 4, '0')}` : padStart(numberToString(value), 4, '0');
}

type Writer = (date: Date) => string;

const time: Writer = (date) => `${two(read.hours(date))}:${two(read.minutes(date))}:${two(read.seconds(date))}`;
const dateText: Writer = (date) =>
  `${days[read.day(date)]} ${months[read.month(date)]} ${two(read.date(date))} ${year(read.year(date))}`;
const localeDate: Writer = (date) => `${two(read.month(date) + 1)}/${two(read.date(date))}/${year(read.year(date))}`;

/** goja's texts of dates, in UTC as ZITADEL's servers run; locale methods ignore locale and options (facts §1.5). */
const writers: Readonly<Record<string, Writer>> = {
  toString: (date: Date) => `${dateText(date)} ${time(date)} GMT+0000 (UTC)`,
  toDateString: dateText,
  toTimeString: (date: Date) => `${time(date)} GMT+0000 (UTC)`,
  toLocaleString: (date: Date) => `${localeDate(date)}, ${time(date)}`,
  toLocaleDateString: localeDate,
  toLocaleTimeString: time,
  toUTCString: (date) =>
    `${days[read.day(date)]}, ${two(read.date(date))} ${months[read.month(date)]} ${year(read.year(date))} ${time(date)} GMT`,
};

/** The time of a date; a receiver that is none is refused in goja's words. */
function timeOf(self: unknown, method: string): number {
  if (!isObject(self)) throw typeError(`Value is not an object: ${shown(self)}`);
  try {
    return getTime(self as Date);
  } catch {
    throw typeError(`Method Date.prototype.${method} is called on incompatible receiver`);
  }
}

/** Dates as goja has them: the clock of the run, the time zone UTC, Go's layouts and goja's own parser. */
export function installDates(env: GuestEnv): void {
  for (const name of ownKeys(writers) as string[]) patch(Date.prototype, writing(name, writers[name] as Writer));
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    for (const name of [`get${part}`, `getUTC${part}`]) patch(Date.prototype, reading(name, `getUTC${part}`));
    if (part === 'Day') continue;
    for (const name of [`set${part}`, `setUTC${part}`]) patch(Date.prototype, setting(name, `setUTC${part}`));
  }
  for (const name of ['setMilliseconds', 'setUTCMilliseconds']) patch(Date.prototype, settingMilliseconds(name));
  patch(Date.prototype, {
    getTimezoneOffset(this: unknown): number {
      const value = timeOf(this, 'getTimezoneOffset');
      return isFiniteNumber(value) ? 0 : value;
    },
    getTime(this: unknown): number {
      return timeOf(this, 'getTime');
    },
    valueOf(this: unknown): number {
      return timeOf(this, 'valueOf');
    },
    setTime(this: unknown, value: unknown): number {
      timeOf(this, 'setTime');
      return setTime(this as Date, toNumber(value));
    },
    toISOString(this: unknown): string {
      const value = timeOf(this, 'toISOString');
      if (!isFiniteNumber(value)) throw rangeError('Invalid time value');
      return isoText(this as Date);
    },
    toJSON(this: unknown): unknown {
      const self = toObject(this) as { toISOString?: unknown };
      const value = numberPrimitive(self);
      if (typeof value === 'number' && !isFiniteNumber(value)) return null;
      const method = self.toISOString;
      if (typeof method !== 'function') throw typeError('toISOString is not a function');
      return apply(method as () => unknown, self, []);
    },
  });
  installConstructor(env);
}

/** Years before 0 have no extended form until they have five digits. */
function isoText(date: Date): string {
  const value = read.year(date);
  const text = toIso(date);
  if (value >= 0 && value <= 9999) return text;
  const rest = text.slice(text.length - 20);
  if (value < 0 && value >= -9999) return `${year(value)}${rest}`;
  const sign = value < 0 ? '-' : '+';
  return `${sign}${padStart(numberToString(value < 0 ? -value : value), 5, '0')}${rest}`;
}

function writing(name: string, write: Writer): object {
  return {
    [name](this: unknown): string {
      return isFiniteNumber(timeOf(this, name)) ? write(this as Date) : invalid;
    },
  };
}

function reading(name: string, native: string): object {
  const method = (NativeDate.prototype as unknown as Record<string, () => number>)[native] as () => number;
  return {
    [name](this: unknown): number {
      timeOf(this, name);
      return apply(method, this, []);
    },
  };
}

function setting(name: string, native: string): object {
  const method = (NativeDate.prototype as unknown as Record<string, (...args: unknown[]) => number>)[native] as (
    ...args: unknown[]
  ) => number;
  return {
    [name](this: unknown): number {
      timeOf(this, name);
      // biome-ignore lint/complexity/noArguments: the number of arguments tells which parts are set
      const result = apply(method, this, arguments as unknown as unknown[]);
      // QuickJS answers NaN, and leaves the date as it was
      return isFiniteNumber(result) ? result : setTime(this as Date, Number.NaN);
    },
  };
}

/** goja cuts the seconds off towards zero, so that times before 1970 come out a second later. */
function settingMilliseconds(name: string): object {
  return {
    [name](this: unknown, value: unknown): number {
      const before = timeOf(this, name);
      const milliseconds = toNumber(value);
      if (!isFiniteNumber(before)) return before;
      return setTime(this as Date, trunc(before / 1000) * 1000 + trunc(milliseconds));
    },
  };
}

function numberPrimitive(value: object): unknown {
  const exotic = (value as unknown as Record<symbol, unknown>)[toPrimitive];
  if (typeof exotic === 'function') return apply(exotic as (hint: string) => unknown, value, ['number']);
  const convert = (value as { valueOf?: unknown }).valueOf;
  return typeof convert === 'function' ? apply(convert as () => unknown, value, []) : undefined;
}

const { toPrimitive } = Symbol;
const maxTime = 8.64e15;

/** Milliseconds of one argument of the constructor. */
function timeFrom(argument: unknown): number {
  if (isObject(argument)) {
    try {
      return getTime(argument as Date);
    } catch {
      // not a date
    }
  }
  const value = isObject(argument) ? defaultPrimitive(argument) : argument;
  if (typeof value === 'string') return parseDate(value, utc);
  const number = toNumber(value);
  return number >= -maxTime && number <= maxTime ? trunc(number) + 0 : Number.NaN;
}

function defaultPrimitive(value: object): unknown {
  const exotic = (value as unknown as Record<symbol, unknown>)[toPrimitive];
  if (typeof exotic === 'function') return apply(exotic as (hint: string) => unknown, value, ['default']);
  const convert = (value as { valueOf?: unknown }).valueOf;
  if (typeof convert === 'function') {
    const result: unknown = apply(convert as () => unknown, value, []);
    if (!isObject(result)) return result;
  }
  return toText(value);
}

function installConstructor(env: GuestEnv): void {
  const _prototype = Date.prototype;
  const DateFunction = function (this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return (writers.toString as Writer)(new NativeDate(env.now()));
    let value: number;
    if (args.length === 0) value = env.now();
    else if (args.length === 1) value = timeFrom(args[0]);
    else value = apply(utc as (...parts: unknown[]) => number, undefined, args);
    return construct(NativeDate, [value], new.target);
  };
  patch(Date, {
    now(): number {
      return env.now();
    },
    parse(text: unknown): number {
      return parseDate(toText(text), utc);
    },
  });
  replaceConstructor('Date', DateFunction);
}
