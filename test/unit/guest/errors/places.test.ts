import { behaves } from '../evaluate.js';

behaves('places of operators whose parts stand in parentheses', [
  ['(1) in (1)', 'TypeError: Value is not an object: 1 at <eval>:1:1'],
  [
    '(/x*/g) instanceof (new Error("e"))',
    'TypeError: Expecting a function in instanceof check, but got Error: e at <eval>:1:2',
  ],
  ['var x = 1; (x in 5) || 2', 'TypeError: Value is not an object: 5 at <eval>:1:13'],
  ['((10n)) ** (/x/)', 'TypeError: Cannot mix BigInt and other types, use explicit conversions at <eval>:1:3'],
  ['(/x/)>>>0n', 'TypeError: BigInts have no unsigned right shift, use >> instead at <eval>:1:2'],
  ['({}).foo.bar()', "TypeError: Cannot read property 'bar' of undefined or null at <eval>:1:6"],
  ['(null).foo()', "TypeError: Cannot read property 'foo' of undefined or null at <eval>:1:1"],
  ['(/x/)()', 'TypeError: Not a function: /x/ at <eval>:1:6'],
  ['new ((new Map()))', 'TypeError: Value is not a constructor at <eval>:1:1'],
  ['var p = {}; p.__proto__ = p', 'TypeError: Cyclic __proto__ value at <eval>:1:15'],
  ['var o = {}; delete o.a.b', 'TypeError: Cannot convert undefined or null to object at <eval>:1:24'],
  [
    '(function(){ "use strict"; return arguments.callee })()',
    "TypeError: 'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them at <eval>:1:45",
  ],
]);

behaves('classes', [
  [
    'class A{} class B extends A{ constructor(){ } } new B()',
    'ReferenceError: Must call super constructor in derived class before returning from derived constructor at <eval>:1:49',
  ],
  [
    'class A{} class B extends A{ constructor(x){ if(x) super() } } new B(0)',
    'ReferenceError: Must call super constructor in derived class before returning from derived constructor at <eval>:1:64',
  ],
  [
    'class A{} class B extends A{ constructor(){ this.x } } new B()',
    "ReferenceError: Must call super constructor in derived class before accessing 'this' at <eval>:1:45",
  ],
  [
    'class A{} class B extends A{ constructor(x){ if(x){ super(); return } return } } new B(1); new B(0)',
    'ReferenceError: Must call super constructor in derived class before returning from derived constructor at <eval>:1:92',
  ],
  [
    'class A{} class B extends A{ constructor(){ return 1 } } new B()',
    'TypeError: Derived constructors may only return object or undefined at <eval>:1:58',
  ],
  ['class A{} class B extends A{ constructor(){ (() => super())() } } new B() instanceof B', 'true'],
  [
    'class A{ x = nope; y = this.a.b } new A()',
    'ReferenceError: nope is not defined at <instance_members_initializer> (<eval>:1:14)',
  ],
  [
    'class A{ static x = this.a.b }',
    "TypeError: Cannot read property 'b' of undefined at <static_initializer> (<eval>:1:28)",
  ],
  [
    'class A{ #p = 1; static r(o){ o.#p = 2 } } A.r({})',
    'TypeError: Cannot write private member #p from an object whose class did not declare it at r (<eval>:1:33)',
  ],
  [
    'class A{ #m(){} static r(o){ o.#m() } } A.r({})',
    'TypeError: Cannot read private member #m from an object whose class did not declare it at r (<eval>:1:30)',
  ],
  [
    'class A{ get #g(){ return 1 } static r(o){ return o.#g } } A.r({})',
    'TypeError: Cannot read private member #g from an object whose class did not declare it at r (<eval>:1:53)',
  ],
]);

behaves('iterators of the script’s own', [
  ['for (var x of {[Symbol.iterator](){ return 1 }}) {}', 'TypeError: Value is not an object: 1 at <eval>:1:24'],
  [
    'for (var x of {[Symbol.iterator](){ return {next(){ return 1 }} }}) {}',
    'TypeError: Value is not an object: 1 at <eval>:1:24',
  ],
  [
    'for (var x of {[Symbol.iterator](){ return {next: 5} }}) {}',
    'runtime error: invalid memory address or nil pointer dereference',
  ],
  [
    '[...{[Symbol.iterator](){ return {next(){ return "s" }} }}]',
    'TypeError: Value is not an object: s at <eval>:1:14',
  ],
  ['[...{[Symbol.iterator]: 5}]', 'TypeError: 5 is not a method at <eval>:1:14'],
  ['[...{[Symbol.iterator](){ return {} }}]', 'TypeError: iterator.next is missing or not a function at <eval>:1:14'],
  [
    'var [x] = {[Symbol.iterator](){ return {next(){ return null }} }}',
    'TypeError: Value is not an object: null at <eval>:1:20',
  ],
  ['new Set({[Symbol.iterator](){ return 5 }})', 'TypeError: Value is not an object: 5 at <eval>:1:1'],
  ['var s = ""; for (const x of {*[Symbol.iterator](){ yield 1; yield 2 }}) s += x; s', '12'],
  [
    'var log = []; for (const x of {[Symbol.iterator](){ return {i: 0, next(){ return {value: this.i++} }, return(){ log.push("r"); return {} }} }}) { log.push(x); if (x == 2) break } log',
    '0,1,2,r',
  ],
]);

behaves('texts that the script has evaluated', [
  [
    'new Function("a", "b", "return a.x.y")()',
    "TypeError: Cannot read property 'x' of undefined at anonymous (<eval>:3:10)",
  ],
  [
    'var f = Function("return nope"), g = Function("x", "return x.a.b"); g()',
    "TypeError: Cannot read property 'a' of undefined at anonymous (<eval>:3:10)",
  ],
  ['eval("null.x")', "TypeError: Cannot read property 'x' of undefined at <eval>:1:6"],
  [
    '(function(){ eval("1;\\\\n throw new Error(5)") })()',
    'SyntaxError: SyntaxError: <eval>: Line 1:3 Unexpected token ILLEGAL (and 1 more errors) at <eval>:1:18',
  ],
]);

behaves('what is called and is no function', [
  ['var f = 5; f`x`', 'TypeError: Value is not an object: 5 at <eval>:1:12'],
  ['f9`x`', 'ReferenceError: f9 is not defined at <eval>:1:1'],
  ['var o = { f: undefined }; o.f()', 'TypeError: Value is not an object: undefined at <eval>:1:30'],
  ['"use strict"; undefined = 1', "TypeError: Cannot assign to read only property 'undefined' at <eval>:1:15"],
  ['encodeURI("\\udc00x")', 'URIError: Malformed URI at encodeURI (native)'],
]);

behaves('messages of errors are kept as they are', [
  ['typeof new Error(404).message', 'number'],
  ['new Error(null).message === null', 'true'],
  ['String(new TypeError(true))', 'TypeError: true'],
  ['typeof new Error({ toString() { return "o" } }).message', 'string'],
  ['typeof new AggregateError([], 5).message', 'string'],
  ['throw new Error(404)', 'Error: 404 at <eval>:1:7'],
]);

behaves('optional calls', [
  ['var o = {a: 1}; o.a?.()', 'TypeError: Value is not an object: 1 at <eval>:1:22'],
  ['var o = {a: 1}; o?.a()', 'TypeError: Value is not an object: 1 at <eval>:1:21'],
  ['var o; o?.a()', 'undefined'],
  ['var o = {a: {}}; o.a?.b()', "TypeError: Object has no member 'b' at <eval>:1:24"],
]);

behaves('promises', [
  ['new Promise(1)', 'TypeError: Value is not an object: 1 at <eval>:1:1'],
  ['new Promise()', 'TypeError: Value is not an object: undefined at <eval>:1:1'],
  ['new Promise({})', 'TypeError: Value is not callable: [object Object] at <eval>:1:1'],
  ['Promise(() => {})', "TypeError: Constructor Promise requires 'new' at Promise (native)"],
  ['Promise.resolve(1).constructor === Promise', 'true'],
  ['var log = []; Promise.resolve().then(() => log.push(1)); log', '1'],
  [
    'var log = []; (async () => { await Promise.resolve(); log.push("a") })(); Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)); log',
    'a,1,2,3',
  ],
  [
    'var log = []; (async () => { try { await Promise.reject(1) } catch (e) { log.push("a") } })(); Promise.resolve().then(() => log.push(1)).then(() => log.push(2)); log',
    'a,1,2',
  ],
]);

behaves('arrays that are closed to changes', [
  ['Object.freeze([1]).push(2)', 'TypeError: Cannot add property 1, object is not extensible at push (native)'],
  [
    'Object.preventExtensions([1, 2]).push(3)',
    'TypeError: Cannot add property 2, object is not extensible at push (native)',
  ],
  ['Object.freeze([1, 2]).pop()', "TypeError: Cannot delete property '1' of 1,2 at pop (native)"],
  ['Object.freeze([]).pop()', 'TypeError: length is not writable at pop (native)'],
  ['Object.freeze([2, 1]).sort()', 'TypeError at sort (native)'],
  ['var a = Object.freeze({ list: [1] }); a.list.push(2)', '2'],
  [
    '"use strict"; new Proxy({}, { set() { return false } }).a = 1',
    "TypeError: 'set' on proxy: trap returned falsish for property 'a' at <eval>:1:57",
  ],
]);

behaves('buffers and property descriptions', [
  [
    'new DataView(new ArrayBuffer(1), 2)',
    'RangeError: Start offset 2 is outside the bounds of the buffer at <eval>:1:1',
  ],
  ['new DataView(new ArrayBuffer(1), 0, 2)', 'RangeError: Invalid DataView length 2 at <eval>:1:1'],
  ['new DataView(new ArrayBuffer(1)).getInt16(0)', 'RangeError: Index 0 is out of bounds at getInt16 (native)'],
  ['new DataView(new ArrayBuffer(8)).getFloat64(0)', '0'],
  ['new Uint8Array(new ArrayBuffer(4), 2, 5)', 'RangeError: Invalid typed array length: 5 at <eval>:1:1'],
  [
    'new Uint16Array(new ArrayBuffer(3))',
    'RangeError: Byte length of Uint16Array should be a multiple of 2 at <eval>:1:1',
  ],
  [
    'new Uint8Array(new ArrayBuffer(4), 5)',
    'RangeError: Start offset 5 is outside the bounds of the buffer at <eval>:1:1',
  ],
  ['Object.defineProperty({}, "a", { get: 5 })', 'TypeError: Value is not an object: 5 at defineProperty (native)'],
  ['Object.defineProperty({}, "a", { set: {} })', 'TypeError: setter must be a function at defineProperty (native)'],
  ['Object.setPrototypeOf(null, {})', 'TypeError: Value is not object coercible at setPrototypeOf (native)'],
]);

behaves('values that are no errors, thrown while another one is dealt with', [
  ['function t(x) { throw x } try { t("a") } catch (e) { t("b") }', 'b at t (<eval>:1:17)'],
  ['function t(x) { throw x } try { t("a") } catch (e) { throw e }', 'a at <eval>:1:54'],
  ['function t(x) { throw x } try { t("a") } catch (e) { if (!e) throw e; t(e) }', 'a at t (<eval>:1:17)'],
  ['function t(x) { throw x } try { t("a"); throw "a" } finally { 1 }', 'a at t (<eval>:1:17)'],
  ['try { throw "a" } finally { try { throw "b" } catch (e) {} }', 'a at <eval>:1:7'],
  ['try { null.x } catch (e) { (function fail() { throw { a: 1 } })() }', '[object Object] at fail (<eval>:1:47)'],
  ['[1].forEach(() => { try { throw 1 } catch (e) { [e].map((x) => { throw x }) } })', '1 at <eval>:1:66'],
  ['try { 5 } catch (e) { throw e } finally { 6 }', '5'],
  ['(async () => { throw 1 })(); throw { a: 1 }', '[object Object] at <eval>:1:30'],
  ['(async () => { throw 1 })(); class A {} throw new A()', '[object Object] at <eval>:1:41'],
]);

behaves('functions that are called where they stand', [
  ['(function (x) { null.x })(String(1))', "TypeError: Cannot read property 'x' of undefined at <eval>:1:22"],
  [
    'try { ((x) => null.x)(String(Number(1))) } catch (e) { e.stack }',
    "TypeError: Cannot read property 'x' of undefined\n\tat <eval>:1:20\n\tat <eval>:1:22\n",
  ],
  [
    'try { (function f(x) { null.x })(String(Number(1))) } catch (e) { e.stack }',
    "TypeError: Cannot read property 'x' of undefined\n\tat f (<eval>:1:29)\n\tat <eval>:1:33\n",
  ],
]);

behaves('what fails in a finally after the block went well goes to the catch of the same statement', [
  [
    'var l = []; try { try { l.push("B") } catch (e) { l.push("C" + e) } finally { l.push("F"); if (l.length < 3) throw 1 } } catch (e) { l.push("O" + e) } l',
    'B,F,C1,F',
  ],
  [
    'var l = []; try { try { l.push("B") } catch (e) { l.push("C" + e) } finally { l.push("F"); throw 1 } } catch (e) { l.push("O" + e) } l',
    'B,F,C1,F,O1',
  ],
  [
    'var l = []; (() => { try { l.push("B") } catch (e) { l.push("C"); return 5 } finally { l.push("F"); null.x } })() + "," + l',
    '5,B,F,C',
  ],
  [
    'var l = []; try { (() => { try { return 1 } catch (e) { l.push("C") } finally { l.push("F"); null.x } })() } catch (e) { l.push("O") } l',
    'F,O',
  ],
  [
    'var l = []; try { try { throw 1 } catch (e) { l.push("C") } finally { l.push("F"); null.x } } catch (e) { l.push("O") } l',
    'C,F,O',
  ],
  [
    'function* g() { try { yield 1 } catch (e) { yield "C" } finally { yield 2; if (!g.x) throw (g.x = 5) } } [...g()] + ""',
    '1,2,C,2',
  ],
  [
    'try { 1 } catch (e) { throw e } finally { null.x }',
    "TypeError: Cannot read property 'x' of undefined at <eval>:1:48",
  ],
  [
    'for (var i = 0, l = []; i < 3; i++) { try { if (i == 1) continue; l.push(i) } catch (e) { l.push(e) } finally { l.push("F") } } l',
    '0,F,F,2,F',
  ],
  ['try { 5 } catch (e) { 6 } finally { String(7) }', '5'],
]);

behaves('members of one name in a chain', [
  ['var c = {}; c.user.grants.grants', "TypeError: Cannot read property 'grants' of undefined at <eval>:1:20"],
  ['var c = {user: {}}; c.user.grants.grants', "TypeError: Cannot read property 'grants' of undefined at <eval>:1:35"],
  [
    'var c = {user: {}};\nvar r = c.user.grants\n  .grants\n  .length',
    "TypeError: Cannot read property 'grants' of undefined at <eval>:3:4",
  ],
  ['var c = {a: {a: {a: () => 5}}}; c.a.a.a()', '5'],
  ['var c = {a: {a: {}}}; c.a.a.a = 1; c.a.a.a++; delete c.a.a.b; c.a.a.a', '2'],
  ['var c = {a: {a: {}}}; c.a.a.a.a.a', "TypeError: Cannot read property 'a' of undefined at <eval>:1:31"],
]);

behaves('heads of statements', [
  [
    'function act(c) {\n  var l = [...c.list];\n  for (const x of c.none) {\n    l.push(x);\n  }\n}\nact({list: []})',
    'TypeError: Cannot convert undefined or null to object at act (<eval>:3:21)',
  ],
  [
    'function act(c) {\n  for (var k in c) {\n    for (const e of c.a || c.b) k;\n  }\n}\nact({b: 1})',
    'TypeError: object is not iterable at act (<eval>:3:30)',
  ],
  [
    'function act(c) {\n  for (let i = 0; i < c.n; i++) { if (!i) continue; nope }\n  switch (nope) { case 1: }\n}\nact({n: 1})',
    'ReferenceError: nope is not defined at act (<eval>:3:11)',
  ],
  [
    'function act(c) {\n  c.f(c ? 1 : nope);\n  const { v1: { user }, v2 = 1 } = nope;\n}\nact({f() {}})',
    'ReferenceError: nope is not defined at act (<eval>:3:36)',
  ],
  [
    'function act(c) {\n  const [v1, v2] = c.n;\n  for (const e of c.none) v1;\n}\nact({n: "ab"})',
    'TypeError: Cannot convert undefined or null to object at act (<eval>:3:21)',
  ],
  [
    'function act(c) {\n  const l = [...c.n];\n  const { a } = c.none;\n}\nact({n: "ab"})',
    'TypeError: Value is not object coercible at act (<eval>:3:19)',
  ],
  [
    'function act(c) {\n  c.f(c.a.id, c.b.id)\n}\nact({a: {}, f() {}})',
    "TypeError: Cannot read property 'id' of undefined at act (<eval>:2:19)",
  ],
  ['var c = {a: {}}; [c.a.id, c.b.id]', "TypeError: Cannot read property 'id' of undefined at <eval>:1:31"],
  [`var c = {a: {}}; \`\${c.a.id} \${c.b.id}\``, "TypeError: Cannot read property 'id' of undefined at <eval>:1:35"],
  ['var c = {a: {}}; c.a.id ? 1 : c.b.id', "TypeError: Cannot read property 'id' of undefined at <eval>:1:35"],
  ['var c = {a: {}}; c.a.id || c.b.id', "TypeError: Cannot read property 'id' of undefined at <eval>:1:32"],
  [
    'var c = {a: {}}; while (c.a.id) 1; while (c.b.id) 1',
    "TypeError: Cannot read property 'id' of undefined at <eval>:1:47",
  ],
  ['1; var [a] = [2]; for (let [b] of [[3]]) ;', 'undefined'],
]);

behaves('what nothing goes on after', [
  ['function f(o) {\n  throw null;\n  o.a(o.b);\n}\nf({})', 'null at f (<eval>:2:3)'],
  ['function f(o) {\n  return o.g();\n  o.a(o.b);\n}\nf({})', "TypeError: Object has no member 'g' at f (<eval>:2:13)"],
  [
    'function f(o) {\n  const i = 1; i = 2;\n  [1].forEach((g) => { for (let i = 0; i < 2; i++) { g += i } });\n}\nf({})',
    'TypeError: Assignment to constant variable. at f (<eval>:2:16)',
  ],
  ['const k = 1;\nk++;\nString(k)', 'TypeError: Assignment to constant variable. at <eval>:2:1'],
  ['function f() {\n  if (f) throw 1; else return 2;\n  f()\n}\nf()', '1 at f (<eval>:2:10)'],
]);

behaves('frames of what a class or an object runs', [
  [
    'function act(c) {\n  c.list.map(String);\n  class A { static y = c.none.x; }\n}\ntry { act({list: []}) } catch (e) { e.stack }',
    "TypeError: Cannot read property 'x' of undefined\n\tat <static_initializer> (<eval>:3:31)\n\tat act (<eval>:3:3)\n\tat <eval>:5:10\n",
  ],
  [
    'class A { p = nope }\ntry { new A(String(2)) } catch (e) { e.stack }',
    'ReferenceError: nope is not defined\n\tat <instance_members_initializer> (<eval>:1:15)\n\tat <eval>:2:7\n',
  ],
  [
    'var o = {}; Object.defineProperty(o, "p", { get() { nope } });\ntry { String(o.p) } catch (e) { e.stack }',
    'ReferenceError: nope is not defined\n\tat get (<eval>:1:53)\n\tat <eval>:2:16\n',
  ],
  [
    'var o = { get() { nope } };\ntry { [o.x, o.get()] } catch (e) { e.stack }',
    'ReferenceError: nope is not defined\n\tat get (<eval>:1:19)\n\tat <eval>:2:18\n',
  ],
]);

behaves('names of which goja notes no place', [
  ['var r = 1;\nzz ||= 5', 'ReferenceError: zz is not defined at <eval>:1:5'],
  ['function f(a) { a.b(1);\n return zz ??= 5 } f({ b() {} })', 'ReferenceError: zz is not defined at f (<eval>:1:20)'],
  ['"use strict"; [zz] = [1]', 'ReferenceError: zz is not defined at <eval>:1:22'],
  [
    'var o = {}; String(o.grants?.grants); String(o.user.grants?.grants)',
    "TypeError: Cannot read property 'grants' of undefined at <eval>:1:53",
  ],
  ['null?.(1)', 'undefined'],
  [
    'var s; (async () => { try { await Promise.any([Promise.reject(1)]) } catch (e) { s = e.stack } })(); ({ toString() { return s } })',
    'AggregateError\n',
  ],
]);

behaves('patterns one after the other', [
  [
    'function act(c) {\n  const { name: n } = c, { q: w } = c.none;\n}\nact({ name: "a" })',
    'TypeError: Value is not object coercible at act (<eval>:2:39)',
  ],
  [
    'var l = [{ id: 1 }];\nfor (const { id, roles: [r] } of l) r',
    'TypeError: Cannot convert undefined or null to object at <eval>:2:14',
  ],
  [
    'var c = { a: { b: 1 } };\nvar { a: { b }, d: { e } } = c',
    'TypeError: Value is not object coercible at <eval>:2:12',
  ],
  [
    'var c = { a: { b: 1 } };\nvar f = ({ a: { b }, d: { e } }) => b; f(c)',
    'TypeError: Value is not object coercible at f (<eval>:2:17)',
  ],
  ['var { a: { b: z = 5 }, ...r } = { a: {}, q: 1 }; [z, Object.keys(r)]', '5,q'],
  ['var { 0: [x], "length": { y } } = [[7]]; [x, y]', '7,'],
  ['var l = [1], n = 5; [...l, ..."ab", ...n]', 'TypeError: object is not iterable at <eval>:1:40'],
]);
