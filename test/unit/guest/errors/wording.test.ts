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

behaves('members of nothing, in brackets', [
  ['var o; o[0]()', "TypeError: Cannot read property '0' of undefined at <eval>:1:8"],
  ['var o, k = "a"; o[k]()', "TypeError: Cannot read property 'a' of undefined at <eval>:1:19"],
  ['var o; o["a"]()', "TypeError: Cannot read property 'a' of undefined or null at <eval>:1:8"],
  ['var o = {}, k = "a"; o.n[k] += 1', "TypeError: Cannot read property 'a' of undefined at <eval>:1:26"],
  ['var o = {}, k = Symbol("s"); o.n[k]++', "TypeError: Cannot read property 's' of undefined at <eval>:1:34"],
  ['var o = {}; o.n[0]++', "TypeError: Cannot read property '0' of undefined at <eval>:1:15"],
  ['var o = {}; o.n.a ??= 1', 'TypeError: Cannot convert undefined or null to object at <eval>:1:15'],
  ['var o = {}, k = "a"; o.n[k] ||= 1', 'TypeError: Cannot convert undefined or null to object at <eval>:1:26'],
  ['var o = { n: { a: 1 } }, k = "a"; o.n[k] += 1; o.n[k]++; o.n.a', '3'],
]);

behaves('methods on what is no instance', [
  ['const { get } = new Map(); get("a")', 'TypeError: Value is not an object: undefined at get (native)'],
  ['[1].map(new Set().has)', 'TypeError: Value is not an object: undefined at map (native)'],
  [
    'new Proxy(new Map(), {}).get("a")',
    'TypeError: Method Map.prototype.get called on incompatible receiver [object Map] at get (native)',
  ],
  ['new Proxy(new Map(), {}).keys()', 'TypeError: Object is not a Map at keys (native)'],
  ['({ m: new Set().values }).m()', 'TypeError: Object is not a Set at values (native)'],
  [
    '({ m: new Set().add }).m(1)',
    'TypeError: Method Set.prototype.add called on incompatible receiver [object Object] at add (native)',
  ],
  [
    'new Proxy(new WeakMap(), {}).set("a", 1)',
    'TypeError: Method WeakMap.prototype.set called on incompatible receiver [object WeakMap] at set (native)',
  ],
  [
    'Object.create(Promise.resolve()).then()',
    'TypeError: Method Promise.prototype.then called on incompatible receiver [object Promise] at then (native)',
  ],
  ['const { then } = Promise.resolve(); then()', 'TypeError: Value is not an object: undefined at then (native)'],
]);

behaves('arguments that do not fit', [
  ['Object.create({}, { a: 1 })', 'TypeError: Property description must be an object: 1 at create (native)'],
  [
    'Object.defineProperties({}, "x")',
    'TypeError: Property description must be an object: x at defineProperties (native)',
  ],
  ['Reflect.construct({}, [])', 'TypeError: Value is not a constructor at construct (native)'],
  ['Reflect.setPrototypeOf({}, 1)', 'TypeError: Value is not an object: 1 at setPrototypeOf (native)'],
  [
    'Reflect.defineProperty({}, "a", 1)',
    'TypeError: Property description must be an object: 1 at defineProperty (native)',
  ],
  ['JSON.parse("1", null)', 'TypeError: Cannot convert undefined or null to object at parse (native)'],
  ['new AggregateError().errors.length', '0'],
  ['AggregateError(1)', 'TypeError: object is not iterable at AggregateError (native)'],
  ['BigInt(Symbol())', 'TypeError: Cannot convert Symbol to a BigInt at BigInt (native)'],
  [
    'Object.setPrototypeOf(new Proxy({}, { setPrototypeOf() {} }), {})',
    "TypeError: 'setPrototypeOf' on proxy: trap returned falsish at setPrototypeOf (native)",
  ],
]);

behaves('lines without semicolons are told apart', [
  ['const log = [String][0]\nlet r = 1\nlog("x")\nr', '1'],
  ['const log = [String][0]\nlet r = function () {}\nlog("x").length', '1'],
  ['let log = {}\nString(1)\nlog("x")', 'TypeError: Not a function: [object Object] at <eval>:3:4'],
  ['const log = [String][0]\nlet r\nif (true)\nr = 1\nelse\nlog("x")\nr', '1'],
  ['const tag = [String.raw][0]\nlet r = 1\ntag`x`', 'x'],
]);

behaves('a member that has the name of a function elsewhere', [
  ['var l = { v1: {} }; l.v1()', 'TypeError: Not a function: [object Object] at <eval>:1:25'],
  ['var x = { v1: {} }; x.v1.org.v1()', "TypeError: Cannot read property 'v1' of undefined or null at <eval>:1:26"],
]);

behaves('reads of members of one name are told apart by line', [
  [
    'const c = { v: { u: { g: [1] } } };\nfor (let i = 0; i < c.v.u.g.length; i++) {\n  const r = c.v.q.g[i];\n}',
    "TypeError: Cannot read property 'g' of undefined at <eval>:3:19",
  ],
  [
    'const c = { v: { u: { g: 1 } } };\nconst p = {\n  a: c.v.u.g,\n  b: c.v.q.g\n};',
    "TypeError: Cannot read property 'g' of undefined at <eval>:4:12",
  ],
  [
    'function f(c) {\n  if (c.v.u.m && c.v.p) return;\n  const m = c.v.q.m();\n}\nf({ v: { u: {} } })',
    "TypeError: Cannot read property 'm' of undefined or null at f (<eval>:3:17)",
  ],
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

const mark = '\ufffd\ufffd';

behaves('names that are not ASCII are printed as goja keeps them where it reads them', [
  ['var o; o.größe', `TypeError: Cannot read property '${mark}g\0r\0\ufffd\0\ufffd\0e\0' of undefined at <eval>:1:10`],
  ['var o; o["日本"].x', `TypeError: Cannot read property '${mark}\ufffde,g' of undefined at <eval>:1:9`],
  ['var o; o.ü += 1', `TypeError: Cannot read property '${mark}\ufffd\0' of undefined at <eval>:1:8`],
  ['var o; o["\\u0441\\u0461"]', `TypeError: Cannot read property '${mark}A\u0004a\u0004' of undefined at <eval>:1:9`],
  ['let k = "ü"; null[k]', "TypeError: Cannot read property 'ü' of undefined at <eval>:1:19"],
  ['null[`ü`]', "TypeError: Cannot read property 'ü' of undefined at <eval>:1:5"],
  ['var o; o.größe()', "TypeError: Cannot read property 'größe' of undefined or null at <eval>:1:8"],
  ['var o = {}; o.größe()', "TypeError: Object has no member 'größe' at <eval>:1:22"],
  ['new Proxy({}, { get() { return 1 } }).x()', 'TypeError: Value is not an object: 1 at <eval>:1:40'],
]);

behaves('members of what is no object, set in strict code', [
  ['"use strict"; (5).x = 1', 'TypeError: Receiver is not an object: 5 at <eval>:1:19'],
  ['"use strict"; var s = "k", k = "z"; s[k] = 2', 'TypeError: Receiver is not an object: k at <eval>:1:38'],
  ['"use strict"; var s = "k"; s.x += 1', 'TypeError: Receiver is not an object: k at <eval>:1:30'],
  ['"use strict"; var s = "k"; s.x++', 'TypeError: Receiver is not an object: k at <eval>:1:30'],
  ['class A { m(s) { s.email = 1 } } new A().m("q")', 'TypeError: Receiver is not an object: q at m (<eval>:1:20)'],
  [
    'function f(u) { "use strict"; u.name.first = String("x"); } f({ name: "n" })',
    'TypeError: Receiver is not an object: n at f (<eval>:1:38)',
  ],
  ['"use strict"; var o; o.a.b = 1', "TypeError: Cannot read property 'a' of undefined at <eval>:1:24"],
  ['"use strict"; var o; o.a = 1', 'TypeError: Cannot convert undefined or null to object at <eval>:1:24'],
  ['"use strict"; var o = {}; o.a = o.b = 1; o.a', '1'],
  ['"x".y = 1', '1'],
]);

behaves('stacks are written when they are asked for first', [
  ['var e = new Error("a"); e.name = "B"; e.stack', 'B: a\n\tat <eval>:1:9\n'],
  ['var e = new Error("a"); e.stack; e.message = "b"; e.stack', 'Error: a\n\tat <eval>:1:9\n'],
  [
    'class H extends Error { constructor(m) { super(m); this.name = "H" } } var e = new H("z"); e.stack + e',
    'H: z\n\tat <eval>:1:47\n\tat <eval>:1:80\nH: z',
  ],
  ['class H extends Error { get name() { return "H" } } new H("z").stack', 'H: z\n\tat <eval>:1:53\n'],
  ['try { null.x } catch (e) { e.message = "q"; e.stack }', 'TypeError: q\n\tat <eval>:1:12\n'],
  ['var e = new Error("a"); e.name = undefined; e.message = undefined; e.stack', 'Error\n\tat <eval>:1:9\n'],
  [
    'var e = new Error("a"); Object.defineProperty(e, "name", { get() { throw 1 } }); e.stack',
    '1 at get (<eval>:1:68)',
  ],
  ['var e = new Error("a"); e.stack = "mine"; e.stack + Object.keys(e)', 'mine'],
  ['var e = new Error("a"); delete e.stack; e.stack', 'undefined'],
  ['var e = Object.freeze(new Error("a")); e.stack', 'Error: a\n\tat <eval>:1:23\n'],
  [
    'JSON.stringify(Object.getOwnPropertyDescriptor(new Error("a"), "stack"))',
    '{"value":"Error: a\\n\\tat <eval>:1:48\\n","writable":true,"enumerable":false,"configurable":true}',
  ],
  ['Object.getOwnPropertyNames(new Error("a"))', 'stack,message'],
]);

behaves('values that are named', [
  ['Object.fromEntries(new Set(["a"]))', 'TypeError: Value is not an object: a at fromEntries (native)'],
  ['Object.fromEntries((function* () { yield [1, 2]; yield { 0: 3, 1: 4 } })())[3]', '4'],
  ['var o = Object.fromEntries(new Map([[Symbol.iterator, 2]])); o[Symbol.iterator]', '2'],
  ['new (-1)', 'TypeError: Value is not an object: -1 at <eval>:1:1'],
  ['new (String(1))', 'TypeError: Value is not an object: 1 at <eval>:1:1'],
  ['new new Date()()', 'TypeError: Value is not a constructor at <eval>:1:1'],
  ['({})`x`', 'TypeError: Not a function: [object Object] at <eval>:1:2'],
  ['new BigInt64Array([1])', 'TypeError: Cannot convert 1 to a BigInt at <eval>:1:1'],
  [
    'new Float64Array(0).reduce((a, b) => a)',
    'TypeError: Reduce of empty array with no initial value at reduce (native)',
  ],
  ['class A extends null {}; new A(5)', 'TypeError: Super constructor is not a constructor at <eval>:1:26'],
  ['function undefined() {}', "TypeError: Cannot redefine global function 'undefined' at <eval>:1:1"],
  ['var o = {}; o.x[Symbol.iterator]', "TypeError: Cannot read property 'Symbol.iterator' of undefined at <eval>:1:16"],
  ['[...undefined]', 'TypeError: Cannot convert undefined or null to object at <eval>:1:5'],
  ['eval(String("a b"))', 'SyntaxError: SyntaxError: <eval>: Line 1:3 Unexpected identifier at <eval>:1:5'],
]);
