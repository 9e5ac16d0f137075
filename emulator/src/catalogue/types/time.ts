import { monthNames, weekdayNames } from '../calendar.js';
import type { GoTypeDeclaration } from '../model.js';
import { field, inMethodOrder, method, parameter, signature } from './build.js';

const other = parameter('other', 'time.Time', 'another Go time, for instance `ctx.v1.getUser().changeDate`');
const span = parameter('span', 'time.Duration', 'nanoseconds');
const bytes = parameter('bytes', '[]uint8', 'bytes to append to; `[]` for none');
const layout = parameter(
  'layout',
  'string',
  'written with Go’s reference moment, `2006-01-02T15:04:05Z07:00`; letters such as `YYYY` stay as they are',
);
const location = parameter('location', '*time.Location', 'what `location()` of another time gives');
const encoding = 'Used by Go’s encoders; of no use in an action.';

/** Go's time package, as far as a script can reach it (facts §4.1). */
export const timeTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'time.Time',
    name: 'GoTime',
    underlying: 'struct',
    doc: 'A Go time, not a JavaScript `Date`: `getTime` and `toISOString` do not exist, `-` gives `NaN` and `<` is always false. Use `unixMilli()`, `before()`/`after()`, or `new Date(time.unixMilli())`. An unset time is the year 1, not null: ask `isZero()`.',
    jsonByGo: true,
    fields: [],
    methods: inMethodOrder([
      method('Add', 'This time moved by a span of nanoseconds.', signature([span], 'time.Time')),
      method(
        'AddDate',
        'This time moved by years, months and days.',
        signature(
          [
            parameter('years', 'int', 'may be negative'),
            parameter('months', 'int', 'may be negative'),
            parameter('days', 'int', 'may be negative'),
          ],
          'time.Time',
        ),
      ),
      method('After', 'Whether this time is later than the other.', signature([other], 'bool')),
      method('AppendBinary', encoding, signature([bytes], '[]uint8', { throws: true })),
      method('AppendFormat', 'As `format`, but as bytes behind the given ones.', signature([bytes, layout], '[]uint8')),
      method('AppendText', encoding, signature([bytes], '[]uint8', { throws: true })),
      method('Before', 'Whether this time is earlier than the other.', signature([other], 'bool')),
      method(
        'Clock',
        'Hour, minute and second as an array.',
        signature([], undefined, { results: ['int', 'int', 'int'] }),
      ),
      method('Compare', '-1, 0 or 1: earlier, the same, or later than the other.', signature([other], 'int')),
      method(
        'Date',
        'Year, month and day as an array; the month is a boxed number that prints its English name.',
        signature([], undefined, { results: ['int', 'time.Month', 'int'] }),
      ),
      method('Day', 'Day of the month, from 1.', signature([], 'int')),
      method(
        'Equal',
        'Whether both are the same moment. `===` compares objects and is false.',
        signature([other], 'bool'),
      ),
      method(
        'Format',
        'The time as text in a layout, for instance `format("2006-01-02")`.',
        signature([layout], 'string'),
      ),
      method('GoString', 'Go source text for this time.', signature([], 'string')),
      method(
        'GobDecode',
        encoding,
        signature([parameter('data', '[]uint8', 'encoded time')], undefined, { throws: true }),
      ),
      method('GobEncode', encoding, signature([], '[]uint8', { throws: true })),
      method('Hour', 'Hour of the day, 0 to 23.', signature([], 'int')),
      method('ISOWeek', 'ISO year and week number as an array.', signature([], undefined, { results: ['int', 'int'] })),
      method('In', 'The same moment shown in another location.', signature([location], 'time.Time')),
      method('IsDST', 'Whether daylight saving time is in force there.', signature([], 'bool')),
      method(
        'IsZero',
        'Whether the time was never set. Such a time prints `0001-01-01 00:00:00 +0000 UTC`.',
        signature([], 'bool'),
      ),
      method('Local', 'The same moment in the server’s time zone.', signature([], 'time.Time')),
      method('Location', 'The time zone, for `in()` of another time.', signature([], '*time.Location')),
      method('MarshalBinary', encoding, signature([], '[]uint8', { throws: true })),
      method('MarshalJSON', 'The bytes that `JSON.stringify` shows.', signature([], '[]uint8', { throws: true })),
      method('MarshalText', encoding, signature([], '[]uint8', { throws: true })),
      method('Minute', 'Minute of the hour, 0 to 59.', signature([], 'int')),
      method(
        'Month',
        'The month as a boxed number from 1; printed, it is the English name.',
        signature([], 'time.Month'),
      ),
      method('Nanosecond', 'Nanosecond within the second.', signature([], 'int')),
      method('Round', 'Rounded to a multiple of a span.', signature([span], 'time.Time')),
      method('Second', 'Second of the minute, 0 to 59.', signature([], 'int')),
      method('String', 'The same text as `String(time)`.', signature([], 'string')),
      method(
        'Sub',
        'The span from the other time to this one, in boxed nanoseconds.',
        signature([other], 'time.Duration'),
      ),
      method('Truncate', 'Cut down to a multiple of a span.', signature([span], 'time.Time')),
      method('UTC', 'The same moment in UTC. Mind the spelling `uTC`.', signature([], 'time.Time')),
      method('Unix', 'Seconds since 1970.', signature([], 'int64')),
      method('UnixMicro', 'Microseconds since 1970.', signature([], 'int64')),
      method('UnixMilli', 'Milliseconds since 1970, as `Date` counts them.', signature([], 'int64')),
      method('UnixNano', 'Nanoseconds since 1970; more digits than a number holds exactly.', signature([], 'int64')),
      method(
        'UnmarshalBinary',
        encoding,
        signature([parameter('data', '[]uint8', 'encoded time')], undefined, { throws: true }),
      ),
      method(
        'UnmarshalJSON',
        encoding,
        signature([parameter('data', '[]uint8', 'JSON bytes')], undefined, { throws: true }),
      ),
      method(
        'UnmarshalText',
        encoding,
        signature([parameter('data', '[]uint8', 'RFC 3339 bytes')], undefined, { throws: true }),
      ),
      method(
        'Weekday',
        'Day of the week as a boxed number, 0 is Sunday; printed, it is the English name.',
        signature([], 'time.Weekday'),
      ),
      method('Year', 'The year.', signature([], 'int')),
      method('YearDay', 'Day of the year, from 1.', signature([], 'int')),
      method(
        'Zone',
        'Name of the zone and offset in seconds as an array.',
        signature([], undefined, { results: ['string', 'int'] }),
      ),
      method(
        'ZoneBounds',
        'Begin and end of the zone’s present offset as an array.',
        signature([], undefined, { results: ['time.Time', 'time.Time'] }),
      ),
    ]),
  },
  {
    go: 'time.Duration',
    name: 'GoDuration',
    underlying: 'int64',
    doc: 'A span in nanoseconds, boxed: `=== 0` is never true. `String(span)` reads `1h0m0s`, JSON shows the nanoseconds; use `seconds()`, `minutes()` or `hours()` for a plain number.',
    methods: inMethodOrder([
      method('Abs', 'The span without its sign.', signature([], 'time.Duration')),
      method('Hours', 'The span in hours, with fraction.', signature([], 'float64')),
      method('Microseconds', 'The span in whole microseconds.', signature([], 'int64')),
      method('Milliseconds', 'The span in whole milliseconds.', signature([], 'int64')),
      method('Minutes', 'The span in minutes, with fraction.', signature([], 'float64')),
      method('Nanoseconds', 'The span in nanoseconds.', signature([], 'int64')),
      method('Round', 'Rounded to a multiple of another span.', signature([span], 'time.Duration')),
      method('Seconds', 'The span in seconds, with fraction.', signature([], 'float64')),
      method('String', 'Text such as `1h0m0s`.', signature([], 'string')),
      method('Truncate', 'Cut down to a multiple of another span.', signature([span], 'time.Duration')),
    ]),
  },
  {
    go: 'time.Month',
    name: 'GoMonth',
    underlying: 'int64',
    doc: 'A month, 1 to 12, boxed. `String(month)` is its English name; `Number(month)` its number.',
    methods: [method('String', 'English name of the month.', signature([], 'string'))],
    values: monthNames.map((label, index) => ({ value: index + 1, label })),
  },
  {
    go: 'time.Weekday',
    name: 'GoWeekday',
    underlying: 'int64',
    doc: 'A day of the week, 0 (Sunday) to 6, boxed. `String(day)` is its English name; `Number(day)` its number.',
    methods: [method('String', 'English name of the day.', signature([], 'string'))],
    values: weekdayNames.map((label, value) => ({ value, label })),
  },
  {
    go: 'time.Location',
    name: 'GoLocation',
    underlying: 'struct',
    doc: 'A time zone.',
    fields: [],
    methods: [method('String', 'Name of the zone, for instance `UTC`.', signature([], 'string'))],
  },
];

/** `creationDate` and `changeDate`, which most objects begin with. */
export const dateFields = [
  field('CreationDate', 'time.Time', 'When it was created. A Go time, not a `Date`.'),
  field('ChangeDate', 'time.Time', 'When it was last changed. A Go time, not a `Date`.'),
] as const;
