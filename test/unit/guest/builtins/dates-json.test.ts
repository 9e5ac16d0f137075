import { behaves } from '../evaluate.js';

behaves('indented JSON', [
  ['JSON.stringify({ a: {}, b: [1] }, null, 2)', '{\n  "a": {},\n  "b": [\n      1\n    ]\n}'],
  [
    'JSON.stringify([{ a: ["{}", []], b: { c: 1 } }, { d: 2 }], null, "-")',
    '[\n-{\n--"a": [\n---"{}",\n---[]\n--],\n--"b": {\n---"c": 1\n--}\n-},\n-{\n--"d": 2\n-}\n]',
  ],
  ['JSON.stringify({ a: [] }, null, 1)', '{\n "a": []\n}'],
]);

behaves('dates that a setter spoils', [
  ['var d = new Date(0); d.setFullYear(NaN); String(d)', 'Invalid Date'],
  ['var d = new Date(0); d.setHours("x"); d.getTime()', 'NaN'],
  ['var d = new Date(0); d.setUTCMonth(2, 3); d.toISOString()', '1970-03-03T00:00:00.000Z'],
]);

behaves('dates are in UTC, in Go’s layouts', [
  ['new Date(0).toString()', 'Thu Jan 01 1970 00:00:00 GMT+0000 (UTC)'],
  ['new Date(0).toLocaleString("de-CH")', '01/01/1970, 00:00:00'],
  ['new Date(0).toLocaleDateString("en-US", { timeZone: "America/New_York" })', '01/01/1970'],
  ['new Date(0).toLocaleTimeString()', '00:00:00'],
  ['new Date(2024, 0, 31, 12).toISOString()', '2024-01-31T12:00:00.000Z'],
  ['new Date(2024, 5, 1).getTimezoneOffset()', '0'],
  ['new Date(NaN) + ""', 'Invalid Date'],
  ['new Date(NaN).toISOString()', 'RangeError: Invalid time value at toISOString (native)'],
  ['(() => { class D extends Date { twice() { return this.getTime() * 2 } } return new D(21).twice() })()', '42'],
  ['typeof Date()', 'string'],
]);

behaves('dates are read as goja reads them', [
  ['Date.parse("2024-02-29")', '1709164800000'],
  ['Date.parse("2024-01-01T00:00")', '1704067200000'],
  ['Date.parse("2024-01-01T00:00:00+02:00")', '1704060000000'],
  ['Date.parse("Jan 5 2024")', '1704412800000'],
  ['Date.parse("1/2/03")', '1041465600000'],
  ['Date.parse("Mon, 01 Jan 2024 00:00:00 GMT")', '1704067200000'],
  ['Date.parse("2024-13-01")', 'NaN'],
  ['Date.parse("yesterday")', 'NaN'],
  ['new Date("1700000000000").getTime()', '-62167219200000'],
]);

behaves('JSON.parse complains as Go does', [
  ['JSON.parse("")', 'SyntaxError: Unexpected end of JSON input (EOF) at parse (native)'],
  ['JSON.parse(undefined)', "SyntaxError: invalid character 'u' looking for beginning of value at parse (native)"],
  ['JSON.parse("[1,]")', "SyntaxError: invalid character ']' looking for beginning of value at parse (native)"],
  ['JSON.parse("{} x")', 'SyntaxError: Unexpected token at the end: <nil> at parse (native)'],
  ['JSON.parse("01")', 'SyntaxError: Unexpected token at the end: 1 at parse (native)'],
  ['JSON.parse("{\\"a\\" 1}")', "SyntaxError: invalid character '1' after object key at parse (native)"],
  ['JSON.parse("tru")', 'SyntaxError: unexpected EOF at parse (native)'],
  ['JSON.parse("é")', "SyntaxError: invalid character 'Ã' looking for beginning of value at parse (native)"],
  [
    'JSON.parse("1e1000")',
    'SyntaxError: json: cannot unmarshal number 1e1000 into Go value of type float64 at parse (native)',
  ],
  ['JSON.parse(\'"\\\\ud83d"\') === "\\ufffd"', 'true'],
  ['JSON.parse("[1,2]", (k, v) => Array.isArray(v) ? v : v * 2).join()', '2,4'],
  ['JSON.stringify({ k: 1n })', 'TypeError: Do not know how to serialize a BigInt at stringify (native)'],
]);
