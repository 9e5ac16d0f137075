/** Script text that dumps one object of the runtime, in the form of the objects of `goja-profile.json`. */

/** How to come by the intrinsics that have no global name. */
const intrinsics: Readonly<Record<string, string>> = {
  '%GeneratorFunction%': 'Object.getPrototypeOf(function*(){}).constructor',
  '%AsyncFunction%': 'Object.getPrototypeOf(async function(){}).constructor',
  '%AsyncGeneratorFunction%': 'Object.getPrototypeOf(async function*(){}).constructor',
  '%AsyncIteratorPrototype%':
    'Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(async function*(){}).prototype))',
  '%GeneratorPrototype%': 'Object.getPrototypeOf(function*(){}.prototype)',
  '%TypedArray%': 'Object.getPrototypeOf(Uint8Array)',
  '%IteratorPrototype%': 'Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))',
  '%ArrayIteratorPrototype%': 'Object.getPrototypeOf([][Symbol.iterator]())',
  '%StringIteratorPrototype%': 'Object.getPrototypeOf(""[Symbol.iterator]())',
  '%MapIteratorPrototype%': 'Object.getPrototypeOf(new Map()[Symbol.iterator]())',
  '%SetIteratorPrototype%': 'Object.getPrototypeOf(new Set()[Symbol.iterator]())',
  '%RegExpStringIteratorPrototype%': 'Object.getPrototypeOf("".matchAll(/a/g))',
  '%ThrowTypeError%': 'Object.getOwnPropertyDescriptor((function(){"use strict";return arguments})(), "callee").get',
  '%ArgumentsSloppy%': '(function(){return arguments})(1,2)',
  '%ArgumentsStrict%': '(function(){"use strict";return arguments})(1,2)',
  '%PlainFunction%': '(function f(a,b){})',
  '%StrictFunction%': '(function f(a,b){"use strict"})',
  '%Arrow%': '((a,b)=>a)',
  '%Method%': '({m(a){}}).m',
  '%Class%': '(class A { m(){} static s(){} })',
  '%BoundFunction%': '(function f(a,b){}).bind(null, 1)',
  '%ErrorInstance%': 'new Error("x")',
  '%RegExpInstance%': '/x/g',
  '%RegExpMatch%': '/a(b)/.exec("xab")',
};

/** A path of the profile as an expression. Intrinsics are read from `I`, so that each is made once. */
export function expressionOf(path: string): string {
  if (path === '') return 'globalThis';
  return path.replace(/%\w+%/g, (name) => `I(${JSON.stringify(name)})`).replace(/\[@@(\w+)\]/g, '[Symbol.$1]');
}

export interface ProbedProperty {
  readonly key: string;
  readonly symbol?: boolean;
  readonly attrs: string;
  readonly typeof?: string;
  readonly value?: string | boolean;
  readonly length?: number;
  readonly name?: string;
  readonly accessor?: string;
  readonly getName?: string;
  readonly getLength?: number;
  readonly setName?: string;
  readonly setLength?: number;
  /** Whether the value is the object that the profile says. */
  readonly ref?: boolean;
}

export interface ProbedObject {
  readonly typeof: string;
  readonly toString: string;
  readonly extensible: boolean;
  readonly proto: boolean;
  readonly length?: number;
  readonly name?: string;
  readonly constructor?: boolean;
  readonly props: readonly ProbedProperty[];
}

const helpers = `
var made = {};
function I(name) { return name in made ? made[name] : (made[name] = eval("(" + sources[name] + ")")) }
function isConstructor(f) { try { Reflect.construct(Object, [], f); return true } catch (e) { return false } }
function nameOf(f) { var d = Object.getOwnPropertyDescriptor(f, "name"); return d ? d.value : undefined }
function lengthOf(f) { var d = Object.getOwnPropertyDescriptor(f, "length"); return d ? d.value : undefined }
function resolve(path) { try { return eval(path) } catch (e) { return resolve } }
function property(o, key, ref) {
  var d = Object.getOwnPropertyDescriptor(o, key);
  var r = { key: typeof key === "symbol" ? "@@" + key.description.replace("Symbol.", "") : key };
  if (typeof key === "symbol") r.symbol = true;
  r.attrs = (d.writable ? "w" : "-") + (d.enumerable ? "e" : "-") + (d.configurable ? "c" : "-");
  if (!("value" in d)) {
    r.accessor = (d.get ? "get" : "") + (d.set ? "set" : "");
    if (d.get) { r.getName = d.get.name; r.getLength = d.get.length }
    if (d.set) { r.setName = d.set.name; r.setLength = d.set.length }
    return r;
  }
  var v = d.value;
  r.typeof = typeof v;
  if (typeof v === "function") { r.length = lengthOf(v); r.name = nameOf(v) }
  else if (typeof v === "boolean") r.value = v;
  else if (v === null || typeof v !== "object" && v !== undefined) r.value = String(v);
  if (ref !== undefined) r.ref = v === resolve(ref);
  return r;
}
function dump(o, proto, refs) {
  var r = { typeof: typeof o, toString: Object.prototype.toString.call(o), extensible: Object.isExtensible(o) };
  r.proto = Object.getPrototypeOf(o) === (proto === null ? null : resolve(proto));
  if (typeof o === "function") { r.length = lengthOf(o); r.name = nameOf(o); r.constructor = isConstructor(o) }
  r.props = Reflect.ownKeys(o).map(function (key) {
    var name = typeof key === "symbol" ? "@@" + key.description.replace("Symbol.", "") : key;
    return property(o, key, refs[name]);
  });
  return r;
}`;

/** Keeps the helpers out of the global object that is dumped. */
function wrapped(body: string): string {
  return `(function () { var sources = ${JSON.stringify(intrinsics)}; ${helpers}
    ${body} })()`;
}

/** Dumps the object at a path; `proto` and `refs` are paths whose identity is checked. */
export function dumpScript(path: string, proto: string | null, refs: Readonly<Record<string, string>>): string {
  const resolved = Object.fromEntries(Object.entries(refs).map(([key, ref]) => [key, expressionOf(ref)]));
  return wrapped(
    `return dump(${expressionOf(path)}, ${JSON.stringify(proto === null ? null : expressionOf(proto))}, ${JSON.stringify(resolved)})`,
  );
}

/** Whether two paths lead to the same object. */
export function sameScript(path: string, other: string): string {
  return wrapped(`return ${expressionOf(path)} === ${expressionOf(other)}`);
}

/** The source of an intrinsic, evaluated alone. */
export function intrinsicScript(name: string): string {
  return intrinsics[name] ?? name;
}
