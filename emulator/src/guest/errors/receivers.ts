import type { Site } from '../../language/sites/trouble.js';
import { startsWith, substring } from '../builtins/primordials.js';
import { type Fault, other, type Rule } from './rules.js';

/**
 * What a method of a built-in class was called on that is no instance: nothing (`const { get } = map; get()`, or handed on as
 * a callback), an object that has it from an instance (`new Proxy(map, {}).get()`), or another one. QuickJS's errors do not
 * hold it, but the place tells.
 */
type Receiver = 'nothing' | 'heir' | 'stranger';

function receiverOf(site: Site | null, { native = '', outer = native }: Fault): Receiver {
  if (outer === 'call' || outer === 'apply') return 'stranger';
  if (startsWith(native, 'get ') || (native === 'then' && outer !== native && outer !== 'map')) return 'heir';
  if (outer !== native || site?.node !== 'call' || site.member === undefined) return 'nothing';
  return site.member === native ? 'heir' : 'stranger';
}

/** `get size` of `Map` is `get Map.prototype.size` in goja's texts. */
function methodName(className: string, { native = '' }: Fault): string {
  return startsWith(native, 'get ')
    ? `get ${className}.prototype.${substring(native, 4)}`
    : `${className}.prototype.${native}`;
}

const notObject = 'Value is not an object: undefined';

/** goja makes an object of `this` first, and then names its class by `Object.prototype.toString`. */
function incompatible(
  classOf: (match: RegExpExecArray) => string,
  heirs = classOf,
  text = (method: string, tag: string) => `Method ${method} called on incompatible receiver ${tag}`,
): Rule {
  return (match, fault) => ({
    trouble: other,
    text: (site) => {
      const receiver = receiverOf(site, fault);
      if (receiver === 'nothing') return notObject;
      return text(methodName(classOf(match), fault), `[object ${receiver === 'heir' ? heirs(match) : 'Object'}]`);
    },
  });
}

const first = (match: RegExpExecArray) => match[1] as string;

/** Methods that make an iterator have a text of their own. */
const iterated = /^(?:keys|values|entries|\[Symbol\.iterator\])$/;

const collection: Rule = (match, fault) => {
  const rule =
    iterated.test(fault.native ?? '') && /^(?:Map|Set)$/.test(first(match))
      ? incompatible(first, first, () => `Object is not a ${first(match)}`)
      : incompatible(first);
  return rule(match, fault);
};

const typedArray: Rule = (match, fault) => {
  const name = fault.native === 'get length' && fault.outer !== undefined ? fault.outer : fault.native;
  const shown = (method: string, tag: string) =>
    `Method ${method} called on incompatible receiver${name === 'join' ? '' : ` ${tag}`}`;
  return incompatible(
    () => 'TypedArray',
    () => 'Object',
    shown,
  )(match, { ...fault, native: name });
};

/** Texts about what methods of built-in classes were called on; part of the rules of `wording.ts`. */
export const receiverRules: readonly (readonly [pattern: RegExp, rule: Rule])[] = [
  [/^(Map|Set|WeakMap|WeakSet|Promise) object expected$/, collection],
  [
    /^(Array|String|Map|Set|RegExp String) Iterator object expected$/,
    incompatible((match) => `${first(match)} Iterator`),
  ],
  [
    /^RegExp object expected$/,
    (_match, fault) => ({
      trouble: other,
      text: () => `Method RegExp.prototype.${fault.native} called on incompatible receiver [object Object]`,
    }),
  ],
  [
    /^(?:ArrayBuffer|SharedArrayBuffer) object expected$/,
    incompatible(
      () => 'ArrayBuffer',
      undefined,
      (_method, tag) => `Object is not ArrayBuffer: ${tag}`,
    ),
  ],
  [/^(?:not a DataView|DataView object expected)$/, incompatible(() => 'DataView')],
  [/^not a TypedArray$/, typedArray],
  [
    /^not a generator$/,
    (_match, fault) => ({
      trouble: other,
      text: () => `Method [Generator].prototype.${fault.native} called on incompatible receiver`,
    }),
  ],
];
