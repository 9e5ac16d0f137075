import assert from 'node:assert/strict';
import fc from 'fast-check';
import { durationMethods, durationString, parseDuration } from '../../../../emulator/src/go/duration.js';
import type { Exported } from '../../../../emulator/src/go/exported.js';
import { ipPredicates, ipString, parseIp } from '../../../../emulator/src/go/ip.js';
import { compactJson, compareUtf8, tryMarshalJson } from '../../../../emulator/src/go/json.js';
import { languageMake } from '../../../../emulator/src/go/language.js';
import { quote } from '../../../../emulator/src/go/quote.js';
import {
  formatTime,
  parseRfc3339,
  timeMethods,
  timeOf,
  timeString,
  zeroTime,
} from '../../../../emulator/src/go/time.js';

const text = (value: string): Exported => ({ kind: 'string', type: 'string', value });
const float = (value: number): Exported => ({ kind: 'float', type: 'float64', value });
const map = (entries: Record<string, Exported>): Exported => ({
  kind: 'map',
  type: 'map[string]interface {}',
  entries: new Map(Object.entries(entries)),
});

describe('Go encoding/json', () => {
  it('sorts keys by bytes and escapes HTML', () => {
    const value = map({ b: text('<&>\u2028'), a: { kind: 'nil' }, '\u{1F600}': text('x'), '\uFFFD': text('y') });
    assert.deepEqual(tryMarshalJson(value), {
      text: '{"a":null,"b":"\\u003c\\u0026\\u003e\\u2028","\uFFFD":"y","\u{1F600}":"x"}',
    });
    assert.ok(compareUtf8('\uFFFD', '\u{1F600}') < 0);
  });

  it('writes numbers as Go does', () => {
    const numbers = [1e21, 1e-7, -0, 0.1, 123456789012345680000, 9007199254740992];
    const items = numbers.map(float);
    assert.deepEqual(tryMarshalJson({ kind: 'slice', type: '[]interface {}', items }), {
      text: '[1e+21,1e-7,-0,0.1,123456789012345680000,9007199254740992]',
    });
    assert.deepEqual(tryMarshalJson({ kind: 'float', type: 'float32', value: Math.fround(0.1) }), { text: '0.1' });
  });

  it('gives the errors of the encoder', () => {
    assert.deepEqual(tryMarshalJson(float(Number.NaN)), { error: 'json: unsupported value: NaN' });
    assert.deepEqual(tryMarshalJson(float(-Infinity)), { error: 'json: unsupported value: -Inf' });
    assert.deepEqual(tryMarshalJson({ kind: 'func', type: 'func(goja.FunctionCall) goja.Value' }), {
      error: 'json: unsupported type: func(goja.FunctionCall) goja.Value',
    });
    const entries = new Map<string, Exported>();
    const cyclic: Exported = { kind: 'map', type: 'map[string]interface {}', entries };
    entries.set('self', cyclic);
    assert.deepEqual(tryMarshalJson(cyclic), {
      error: 'json: unsupported value: encountered a cycle via map[string]interface {}',
    });
  });

  it('tells nil from empty, bytes from numbers, and honours text marshalers', () => {
    const slice = (type: string, numbers?: number[]): Exported => ({
      kind: 'slice',
      type,
      ...(numbers ? { items: numbers.map((value) => ({ kind: 'int', type: 'uint8', value }) as const) } : {}),
    });
    assert.deepEqual(tryMarshalJson(slice('[]string')), { text: 'null' });
    assert.deepEqual(tryMarshalJson(slice('[]string', [])), { text: '[]' });
    assert.deepEqual(tryMarshalJson(slice('net.IP', [203, 0, 113, 9])), { text: '"203.0.113.9"' });
    assert.deepEqual(tryMarshalJson({ kind: 'bytes', type: '[]uint8', value: new Uint8Array([1, 2]) }), {
      text: '"AQI="',
    });
  });

  it('leaves text of marshalers compact and escaped', () => {
    const long = JSON.stringify(['"\\'.repeat(2_000_000), 'x'.repeat(10_000_000)]);
    assert.equal(compactJson(` ${long}\n`), long);
    assert.equal(compactJson('{ "a\\\\" : "\\" <", "b" :1 }'), '{"a\\\\":"\\" \\u003c","b":1}');
    assert.equal(compactJson('{ "a" : "<x y>" ,\n "b": [1, 2] }'), '{"a":"\\u003cx y\\u003e","b":[1,2]}');
  });

  it('writes strings that any JSON reader reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const result = tryMarshalJson(text(value));
        assert.ok('text' in result);
        assert.equal(JSON.parse(result.text), value);
      }),
    );
  });
});

describe('Go time', () => {
  const moment = timeOf('2025-06-07T08:09:10.5Z');

  it('prints and formats', () => {
    assert.equal(timeString(moment), '2025-06-07 08:09:10.5 +0000 UTC');
    assert.equal(timeString(zeroTime), '0001-01-01 00:00:00 +0000 UTC');
    assert.equal(formatTime(moment, 'Mon Jan _2 3:04PM 2006 .000 002'), 'Sat Jun  7 8:09AM 2025 .500 158');
    assert.equal(formatTime(moment, ''), '');
    const zoned = timeOf('2026-01-01T00:00:00+05:30');
    assert.equal(formatTime(zoned, 'Z07:00 -0700 MST'), '+05:30 +0530 +0530');
  });

  it('reads RFC3339 strictly', () => {
    assert.equal(parseRfc3339('2025-02-30T00:00:00Z'), undefined);
    assert.equal(parseRfc3339('2025-02-03'), undefined);
    assert.deepEqual(parseRfc3339('1970-01-01T00:00:01.000000001Z'), { seconds: 1, nanoseconds: 1 });
  });

  it('calculates', () => {
    assert.deepEqual(timeMethods.ISOWeek(timeOf('2027-01-01T00:00:00Z')), [2026, 53]);
    assert.equal(durationString(timeMethods.Sub(moment, zeroTime)), '2562047h47m16.854775807s');
    assert.equal(
      timeString(timeMethods.AddDate(timeOf('2024-01-31T00:00:00Z'), 0, 1, 0)),
      '2024-03-02 00:00:00 +0000 UTC',
    );
    assert.equal(timeString(timeMethods.Truncate(moment, 3_600_000_000_000n)), '2025-06-07 08:00:00 +0000 UTC');
    assert.equal(timeMethods.UnixNano(moment), 1749283750500000000n);
    assert.equal(timeMethods.Compare(moment, zeroTime), 1);
  });

  it('agrees with Date on civil dates', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }),
        (date) => {
          const time = timeOf(date.toISOString());
          assert.equal(formatTime(time, '2006-01-02T15:04:05.000Z07:00'), date.toISOString());
          assert.equal(timeMethods.Weekday(time), date.getUTCDay());
        },
      ),
    );
  });
});

describe('Go durations, addresses, quoting', () => {
  it('reads and prints durations', () => {
    assert.equal(durationString(parseDuration('15m30s')!), '15m30s');
    assert.equal(durationString(parseDuration('1.5h')!), '1h30m0s');
    assert.equal(parseDuration('5'), undefined);
    assert.deepEqual([0n, 1500n, 2_000_000n].map(durationString), ['0s', '1.5µs', '2ms']);
    assert.equal(durationMethods.minutes(930_000_000_000n), 15.5);
    for (const [step, rounded, truncated] of [
      ['1us', '1h15m30.918274s', '1h15m30.918273s'],
      ['1ms', '1h15m30.918s', '1h15m30.918s'],
      ['1s', '1h15m31s', '1h15m30s'],
      ['2s', '1h15m30s', '1h15m30s'],
      ['10m', '1h20m0s', '1h10m0s'],
      ['0s', '1h15m30.918273645s', '1h15m30.918273645s'],
    ] as const)
      for (const sign of ['', '-']) {
        const [nanos, by] = [parseDuration(`${sign}1h15m30.918273645s`)!, parseDuration(step)!];
        assert.equal(durationString(durationMethods.round(nanos, by)), sign + rounded, step);
        assert.equal(durationString(durationMethods.truncate(nanos, by)), sign + truncated, step);
      }
    const least = -(2n ** 63n);
    assert.deepEqual([5n, -5n, 0n, least].map(durationMethods.abs), [5n, 5n, 0n, 2n ** 63n - 1n]);
    assert.equal(durationMethods.round(2n ** 63n - 1n, 3_600_000_000_000n), 2n ** 63n - 1n);
    assert.equal(durationMethods.round(least, 3_600_000_000_000n), least);
  });

  it('prints addresses', () => {
    assert.equal(ipString(parseIp('203.0.113.9')), '203.0.113.9');
    assert.equal(ipString(parseIp('2001:db8:0:0:1:0:0:1')), '2001:db8::1:0:0:1');
    assert.equal(ipString([]), '<nil>');
    assert.ok(ipPredicates.IsLoopback(parseIp('::1')) && ipPredicates.IsPrivate(parseIp('10.1.2.3')));
  });

  it('quotes as %q', () => {
    assert.equal(quote('a"\\\n\u0007é😀\u200b\uD800'), '"a\\"\\\\\\n\\aé😀\\u200b\uFFFD"');
  });

  it('makes language tags of what people write', () => {
    const cases = { EN_us: 'en-US', german: 'und', NaN: 'nan', 'ext-9': 'ext', 'zz-DE': 'und-DE', iw: 'he', deu: 'de' };
    for (const [input, tag] of Object.entries(cases)) assert.equal(languageMake(input), tag, input);
  });
});
