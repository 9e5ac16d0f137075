/** Go's time layouts (`2006-01-02T15:04:05Z07:00`) and what `Format` makes of them. */

import { monthNames, weekdayNames } from '../catalogue/calendar.js';
import { remembered } from '../remembered.js';
import { civilOf } from './calendar.js';
import type { GoTime } from './exported.js';

export const rfc3339Nano = '2006-01-02T15:04:05.999999999Z07:00';
const stringLayout = '2006-01-02 15:04:05.999999999 -0700 MST';

/** Elements that stand for themselves wherever they occur, the longest first. */
const plainElements = [
  'January',
  'Monday',
  '2006',
  'MST',
  '002',
  '__2',
  '-07:00:00',
  '-070000',
  '-07:00',
  '-0700',
  '-07',
  'Z07:00:00',
  'Z070000',
  'Z07:00',
  'Z0700',
  'Z07',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '15',
  'PM',
  'pm',
] as const;

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** The layout element that begins at `at`, or undefined when the character is literal text. */
function elementAt(layout: string, at: number): string | undefined {
  const first = layout[at]!;
  for (const element of plainElements) if (element[0] === first && layout.startsWith(element, at)) return element;
  if (first === '_' && layout[at + 1] === '2') return layout.startsWith('2006', at + 1) ? undefined : '_2';
  for (const short of ['Jan', 'Mon']) {
    if (layout.startsWith(short, at) && !/[a-z]/.test(layout[at + 3] ?? '')) return short;
  }
  if ('12345'.includes(first)) return first;
  if (first === '.' || first === ',') {
    const digit = layout[at + 1];
    if (digit !== '0' && digit !== '9') return undefined;
    let end = at + 1;
    while (layout[end] === digit) end++;
    return isDigit(layout[end]) ? undefined : layout.slice(at, end);
  }
  return undefined;
}

function padded(value: number, width: number, fill = '0'): string {
  const digits = String(Math.abs(value)).padStart(width, fill);
  return value < 0 ? `-${digits}` : digits;
}

function numericZone(offset: number, element: string): string {
  if (element.startsWith('Z') && offset === 0) return 'Z';
  const form = element.slice(1);
  const size = Math.abs(offset);
  const hours = padded(Math.floor(size / 3600), 2);
  const minutes = padded(Math.floor(size / 60) % 60, 2);
  const sign = offset < 0 ? '-' : '+';
  if (form === '07') return sign + hours;
  const colon = form.includes(':') ? ':' : '';
  const seconds = form.length > 5 ? colon + padded(size % 60, 2) : '';
  return sign + hours + colon + minutes + seconds;
}

/** Without a name Go prints the offset, hours and minutes. */
function namedZone(time: GoTime): string {
  if (!time.zone) return 'UTC';
  return time.zone.name === '' ? numericZone(time.zone.offsetSeconds, '-0700') : time.zone.name;
}

function fraction(nanoseconds: number, element: string): string {
  const digits = padded(nanoseconds, 9)
    .slice(0, Math.min(element.length - 1, 9))
    .padEnd(element.length - 1, '0');
  const kept = element[1] === '9' ? digits.replace(/0+$/, '') : digits;
  return kept === '' ? '' : element[0] + kept;
}

/** `Time.Format(layout)`. */
export function formatTime(time: GoTime, layout: string): string {
  const offset = time.zone?.offsetSeconds ?? 0;
  const civil = civilOf(time.seconds, offset);
  const hour12 = civil.hour % 12 === 0 ? 12 : civil.hour % 12;
  const element = (name: string): string => {
    switch (name) {
      case 'January':
        return monthNames[civil.month - 1]!;
      case 'Jan':
        return monthNames[civil.month - 1]!.slice(0, 3);
      case 'Monday':
        return weekdayNames[civil.weekday]!;
      case 'Mon':
        return weekdayNames[civil.weekday]!.slice(0, 3);
      case '2006':
        return padded(civil.year, 4);
      case '06':
        return padded(Math.max(civil.year, 0) % 100, 2);
      case '1':
        return String(civil.month);
      case '01':
        return padded(civil.month, 2);
      case '2':
        return String(civil.day);
      case '_2':
        return padded(civil.day, 2, ' ');
      case '02':
        return padded(civil.day, 2);
      case '002':
        return padded(civil.yearDay, 3);
      case '__2':
        return padded(civil.yearDay, 3, ' ');
      case '15':
        return padded(civil.hour, 2);
      case '3':
        return String(hour12);
      case '03':
        return padded(hour12, 2);
      case '4':
        return String(civil.minute);
      case '04':
        return padded(civil.minute, 2);
      case '5':
        return String(civil.second);
      case '05':
        return padded(civil.second, 2);
      case 'PM':
        return civil.hour >= 12 ? 'PM' : 'AM';
      case 'pm':
        return civil.hour >= 12 ? 'pm' : 'am';
      case 'MST':
        return namedZone(time);
      default:
        return name[0] === '.' || name[0] === ',' ? fraction(time.nanoseconds, name) : numericZone(offset, name);
    }
  };
  let text = '';
  for (const part of partsOf(layout)) text += part.literal ? part.text : element(part.text);
  return text;
}

interface LayoutPart {
  readonly literal: boolean;
  readonly text: string;
}

/** Layouts that were taken apart before: hardly any others are used than Go's own. */
const partsOf = remembered({ most: 100 }, takenApart);

function takenApart(layout: string): readonly LayoutPart[] {
  const parts: LayoutPart[] = [];
  for (let at = 0; at < layout.length; ) {
    const found = elementAt(layout, at);
    parts.push(found === undefined ? { literal: true, text: layout[at]! } : { literal: false, text: found });
    at += found?.length ?? 1;
  }
  return parts;
}

/** `Time.String()`: `2026-01-02 03:04:05.678901 +0000 UTC`. */
export function timeString(time: GoTime): string {
  return formatTime(time, stringLayout);
}

/** `Time.MarshalJSON` without quotes, or the error that it gives outside the years 0 to 9999. */
export function timeJson(time: GoTime): { readonly text: string } | { readonly error: string } {
  const { year } = civilOf(time.seconds, time.zone?.offsetSeconds ?? 0);
  if (year < 0 || year > 9999) return { error: 'year outside of range [0,9999]' };
  if (Math.abs(time.zone?.offsetSeconds ?? 0) >= 24 * 3600) return { error: 'timezone hour outside of range [0,23]' };
  return { text: formatTime(time, rfc3339Nano) };
}
