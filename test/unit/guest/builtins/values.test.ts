import { behaves } from '../evaluate.js';

behaves('powers and spread strings', [
  ['1.1 ** 10', '2.593742460100002'],
  ['2n ** 10n', '1024'],
  ['JSON.stringify({ ..."ab", ...null })', '{"0":"a","1":"b"}'],
  ['(function f(a) { return g(a).name() ** 2 }).toString()', 'function f(a) { return g(a).name() ** 2 }'],
]);

behaves('numbers', [
  ['(255).toLocaleString(16)', 'ff'],
  [
    '(5).toLocaleString("de")',
    'RangeError: toString() radix argument must be between 2 and 36 at toLocaleString (native)',
  ],
  ['(1e21).toString(7)', '5135235413265003022550266'],
  ['(0.5).toString(2)', '0.1'],
  ['(-255.5).toString(16)', '-ff.8'],
  ['(1).toFixed(101)', 'RangeError: toFixed() precision must be between 0 and 100 at toFixed (native)'],
  ['Number.prototype.toFixed.call("x")', 'TypeError: Value is not a number: x at call (native)'],
]);

behaves('mathematics is Go’s to the last digit', [
  ['Math.tan(1)', '1.557407724654902'],
  ['Math.cbrt(-2.5)', '-1.3572088082974534'],
  ['Math.hypot(3, 123456789.123)', '123456789.12300003'],
  ['Math.log2(3.14)', '1.6507645591169022'],
  ['Math.log10(2 ** 31)', '9.331929865583417'],
  ['Math.pow(255, 0.1)', '1.7404198104793391'],
  ['Math.pow(3, 40)', '12157665459056929000'],
  ['Math.sin(1e300)', '-0.8178819121159087'],
  ['Math.atan2(-1, -0)', '-1.5707963267948966'],
  ['typeof Math.sign({})', 'object'],
  ['Math.log10(2.643378362370888)', '0.42215933071747636'],
  ['Math.log(5e-324)', '-709.0895657128241'],
  ['Math.exp(709.5)', 'Infinity'],
  ['Math.pow(8.204327537449389e-230, 2.43256430294063)', '0'],
  ['1.005 ** "0x1F"', '1.167207083309817'],
]);

behaves('what Go does not allocate', [
  ['"a".repeat(1e21)', 'runtime error: makeslice: len out of range'],
  ['"é".padEnd(2 ** 53)', 'runtime error: makeslice: cap out of range'],
]);

behaves('boxes and signs', [
  ['(-0.5).toString(2)', '0.1'],
  ['(-1.5).toString(2)', '-1.1'],
  ['JSON.stringify(Object(Symbol()))', 'undefined'],
  ['"value" in Object.getOwnPropertyDescriptors([1]).length', 'false'],
  ['"value" in Object.getOwnPropertyDescriptors("a").length', 'true'],
  ['JSON.stringify(Object.getPrototypeOf("a"))', '{}'],
]);

behaves('strings', [
  ['JSON.stringify("😀x".split(""))', '["😀","x"]'],
  ['"a".localeCompare("B") + "," + "ä".localeCompare("z")', '-1,-1'],
  ['"a".repeat(-1)', 'RangeError: Invalid count value at repeat (native)'],
  ['"abc".anchor', 'undefined'],
  [
    '"x".normalize("q")',
    'RangeError: The normalization form should be one of NFC, NFD, NFKC, NFKD at normalize (native)',
  ],
  [
    '"a".startsWith(/a/)',
    'TypeError: First argument to String.prototype.startsWith must not be a regular expression at startsWith (native)',
  ],
  ['String.fromCodePoint(-1)', 'RangeError: Invalid code point -1 at fromCodePoint (native)'],
]);

behaves('arrays', [
  ['[3, 1, 2].sort((a, b) => a > b).join()', '3,1,2'],
  ['[3, undefined, 1].sort((a, b) => b - a).join()', '3,1,'],
  [
    'Array.from({ length: 50 }, (_, i) => i * 7 % 50).sort((a, b) => a - b).join() === Array.from({ length: 50 }, (_, i) => i).join()',
    'true',
  ],
  ['[1, 2].sort("x")', 'TypeError: The comparison function must be either a function or undefined at sort (native)'],
  ['[1].map()', 'TypeError: Value is not an object: undefined at map (native)'],
  ['[1].forEach({})', 'TypeError: Value is not callable: [object Object] at forEach (native)'],
  ['[].with(0, 1)', 'RangeError: Invalid index 0 at with (native)'],
  ['Array.from([1], 5)', 'TypeError: 5 is not a function at from (native)'],
  ['[1234.5, new Date(0)].toLocaleString()', '1234.5,01/01/1970, 00:00:00'],
]);

behaves('what is not there', [
  ['typeof WeakRef + typeof Iterator + typeof structuredClone', 'undefinedundefinedundefined'],
  ['typeof Symbol.asyncIterator', 'undefined'],
  ['typeof Promise.withResolvers + typeof Map.groupBy + typeof Object.groupBy', 'undefinedundefinedundefined'],
  ['Error.stackTraceLimit + "," + Error.prepareStackTrace', 'undefined,undefined'],
  ['[].values().map', 'undefined'],
]);

behaves('functions of ours look native', [
  ['Math.max + ""', 'function max() { [native code] }'],
  ['"".replace + ""', 'function replace() { [native code] }'],
  ['RegExp + ""', 'function RegExp() { [native code] }'],
  ['Date.length + Date.name', '7Date'],
  ['"prototype" in "".replace', 'false'],
  ['new "".replace()', 'TypeError: Value is not a constructor at <eval>:1:1'],
  ['(() => { Array.prototype.push = () => { throw 1 }; return "a,b".split(",").length })()', '2'],
  ['(() => { RegExp.prototype.exec = () => null; return "a".replace(/a/, "b") })()', 'a'],
  ['(class A {}).toString()', 'class A {}'],
]);

behaves('BigInt, Symbol, collections', [
  ['BigInt(1.5)', 'RangeError: Cannot convert 1.5 to a BigInt at BigInt (native)'],
  ['BigInt("x")', 'SyntaxError: Cannot convert x to a BigInt at BigInt (native)'],
  ['new Symbol()', 'TypeError: Symbol is not a constructor at <eval>:1:1'],
  ['Symbol.keyFor(1)', 'TypeError: 1 is not a symbol at keyFor (native)'],
  ['new Map([1])', 'TypeError: Value is not an object: 1 at <eval>:1:1'],
  ['Map()', "TypeError: Constructor Map requires 'new' at Map (native)"],
  ['new WeakMap().set(1, 2)', 'TypeError: Value is not an object: 1 at set (native)'],
  [
    'new Int16Array(new ArrayBuffer(4), 1)',
    'RangeError: Start offset of Int16Array should be a multiple of 2 at <eval>:1:1',
  ],
  ['Object.freeze(new Uint8Array(1))', 'TypeError: Cannot redefine property: 0 at freeze (native)'],
]);

behaves('parseInt counts as Go does', [
  ['Object.is(parseInt("-0"), 0)', 'true'],
  ['parseInt("123456789012345678901234567890")', '1.2345678901234566e+29'],
  ['parseInt("-0x1fffffffffffffffff")', '-590295810358705700000'],
  ['Number.parseInt === parseInt', 'true'],
  ['["10", "10", "10"].map(parseInt).join()', '10,NaN,2'],
]);

behaves('entries without a key', [
  [
    'try { Object.fromEntries([{ key: "a" }]) } catch (e) { 1 }',
    'runtime error: invalid memory address or nil pointer dereference',
  ],
  ['Object.fromEntries([["a", 1], []])', 'runtime error: invalid memory address or nil pointer dereference'],
  ['JSON.stringify(Object.fromEntries([["a"], { 0: "b", 1: 2 }, [undefined, 3]]))', '{"b":2,"undefined":3}'],
  ['new Map([{}]).size', '1'],
]);

behaves('numbers beyond 64 bits have no low bits', [
  ['[1e21 | 0, ~1e21, 2 ** 64 >>> 0, 5 & -(1e21), 1 << 1e21, "7" ^ (1e300)]', '0,-1,0,0,1,7'],
  ['[Math.imul(-1, 1e21), Math.clz32(1e21), "abc".split("", 1e21).length]', '0,32,0'],
  ['[2 ** 53 | 0, 2 ** 62 + 1024 | 0, Infinity | 0, 3e9 | 0]', '0,1024,0,-1294967296'],
  ['var n = 7; n |= 1e21; n', '7'],
  ['[parseInt("12", 1e21), parseInt("0x12", 2 ** 64), parseInt("12", 2 ** 32 + 3)]', '12,18,5'],
]);

behaves('halves of pairs are compared as symbols', [
  ['["a".localeCompare("\\ud83d"), "\\ufffd".localeCompare("!"), "\\ude00".localeCompare("\\ud83d")]', '1,1,0'],
]);

behaves('buffers have no options', [['new ArrayBuffer(1, { maxByteLength: 0 }).byteLength', '1']]);
