import { behaves } from '../evaluate.js';

behaves('mistakes are told in goja’s words', [
  ['null.x', "TypeError: Cannot read property 'x' of undefined at <eval>:1:6"],
  ['undefined.x()', "TypeError: Cannot read property 'x' of undefined or null at <eval>:1:1"],
  ['var o = {}; o.nope()', "TypeError: Object has no member 'nope' at <eval>:1:19"],
  ['var f; f()', 'TypeError: Value is not an object: undefined at <eval>:1:9'],
  ['var n = 5; n()', 'TypeError: Value is not an object: 5 at <eval>:1:13'],
  ['var o = {}; o()', 'TypeError: Not a function: [object Object] at <eval>:1:14'],
  ['var o = { a: 5 }; o.a()', 'TypeError: Value is not an object: 5 at <eval>:1:22'],
  ['var o = { a: {} }, k = "a"; o[k]()', 'TypeError: Not a function: [object Object] at <eval>:1:33'],
  ['var o = {}, k = Symbol("s"); o[k]()', "TypeError: Object has no member 's' at <eval>:1:34"],
  ['[1].map(String)[0]()', 'TypeError: Value is not an object: 1 at <eval>:1:19'],
  ['isNaN()()', 'TypeError: Value is not an object: true at <eval>:1:8'],
  ['var o = { a: 5 }; new o.a()', 'TypeError: Value is not an object: 5 at <eval>:1:19'],
  ['missing(other)', 'ReferenceError: other is not defined at <eval>:1:9'],
  ['missing([].length)', 'ReferenceError: missing is not defined at <eval>:1:8'],
  ['JSON.stringifyX([].sort())', "TypeError: Object has no member 'stringifyX' at <eval>:1:16"],
  ['missing', 'ReferenceError: missing is not defined at <eval>:1:1'],
  ['(() => { x; let x })()', 'ReferenceError: Cannot access a variable before initialization at <eval>:1:10'],
  ['const c = 1; c = 2', 'TypeError: Assignment to constant variable. at <eval>:1:14'],
  ['[...5]', 'TypeError: object is not iterable at <eval>:1:1'],
  ['var { a } = undefined', 'TypeError: Value is not object coercible at <eval>:1:13'],
  ['1n + 1', 'TypeError: Cannot mix BigInt and other types, use explicit conversions at <eval>:1:1'],
  ['"a" in "abc"', 'TypeError: Value is not an object: abc at <eval>:1:1'],
  ['class K {} K()', "TypeError: Class constructor cannot be invoked without 'new' at <eval>:1:13"],
  ['"use strict"; Object.freeze({ a: 1 }).a = 2', "TypeError: Cannot assign to read only property 'a' at <eval>:1:39"],
]);

behaves('only the engine’s own messages are reworded', [
  ['throw new TypeError("not a function")', 'TypeError: not a function at <eval>:1:7'],
  ['try { throw new Error("value is not iterable") } catch (e) { e.message }', 'value is not iterable'],
]);

behaves('places and stacks', [
  ['function f() {\n  throw new Error("boom")\n}\nf()', 'Error: boom at f (<eval>:2:9)'],
  ['class E extends Error {}\nfunction f() {\n  throw new E("m")\n}\nf()', 'Error: m at f (<eval>:3:9)'],
  [
    'class V {}\nclass W extends V {}\nclass R extends ({}) {}',
    'TypeError: Class extends value is not a constructor or null at <eval>:3:1',
  ],
  ['throw Symbol("x")', 'x at <eval>:1:1'],
  ['throw "text"', 'text at <eval>:1:1'],
  ['function f() { throw null }\ntry { f() } catch (e) { throw e }', 'null at <eval>:2:25'],
  ['throw Error("x")', 'Error: x at Error (native)'],
  ['[1].map(function each() { null.x })', "TypeError: Cannot read property 'x' of undefined at each (<eval>:1:32)"],
  ['JSON.parse("{")', 'SyntaxError: Unexpected end of JSON input (EOF) at parse (native)'],
  ['var e = new Error("x"); e.stack', 'Error: x\n\tat <eval>:1:9\n'],
  ['Object.getOwnPropertyNames(new Error("x")).join()', 'stack,message'],
  [
    'class E extends Error { constructor(m) { super(m); this.name = "E" } } throw new E("own")',
    'E: own at <eval>:1:47',
  ],
  ['class E extends Error {} new E() instanceof E && new E() instanceof Error', 'true'],
  ['Object.getPrototypeOf(TypeError) === Error', 'true'],
]);

behaves('GoError', [
  ['typeof GoError + GoError.prototype.name', 'functionGoError'],
  ['new GoError("x") instanceof Error', 'true'],
]);
