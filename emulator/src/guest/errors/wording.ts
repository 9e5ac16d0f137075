import type { Site } from '../../language/sites/trouble.js';
import { convertedNow } from '../builtins/coerce.js';
import { indexOf, regExpExec, startsWith, substring, toLowerCase } from '../builtins/primordials.js';
import {
  calledArray,
  markers,
  shown,
  superMissing,
  takeAssigned,
  takeNotedKey,
  takeRefusedMember,
} from './operands.js';
import { rawName } from './raw-name.js';
import { receiverRules } from './receivers.js';
import { recordText } from './record.js';
import { type Fault, fixed, inNative, inScript, operand, other, type Rule, type Wording } from './rules.js';

/** `Value is not an object: …`, or that a member is missing: goja's two words for what cannot be called. */
function notCallable(site: Site | null): string {
  const refused = takeRefusedMember(site?.node === 'call' ? site.member : undefined);
  if (refused !== undefined) return refused;
  if (site?.node === 'call' && site.member !== undefined) return `Object has no member '${site.member}'`;
  return 'Value is not an object: undefined';
}

/** Of keys that are objects QuickJS prints something like JSON, and goja their text. */
function keyText(key: string): string {
  return startsWith(key, '{') ? '[object Object]' : key;
}

/** Messages of our own helpers. */
function marked(kind: keyof typeof markers): RegExp {
  return new RegExp(`^\\${markers[kind]}([\\s\\S]*)$`);
}

const notProxied = 'Cannot create proxy with a non-object as target or handler';

/**
 * QuickJS's messages and goja's. The first rule that answers counts. Texts learnt from goja by running it; rows in
 * `errors.jsonl` (facts §1.6, goja-differences).
 */
const rules: readonly (readonly [pattern: RegExp, rule: Rule])[] = [
  [marked('call'), (match) => ({ trouble: { kind: 'call' }, text: () => match[1] as string })],
  [marked('result'), (match) => ({ trouble: { kind: 'call', name: 'result' }, text: () => match[1] as string })],
  [marked('construct'), (match) => ({ trouble: { kind: 'construct' }, text: () => match[1] as string })],
  [marked('iterate'), (match) => ({ trouble: { kind: 'iterate' }, text: () => match[1] as string })],
  [marked('relation'), (match) => ({ trouble: { kind: 'operand', name: 'relation' }, text: () => match[1] as string })],
  [
    /^cannot read property '([\s\S]*)' of (?:undefined|null)$/,
    (match, fault) => {
      const name = keyText(match[1] as string);
      if (name === 'Symbol.iterator' || fault.native !== undefined) {
        return {
          trouble: { kind: 'iterate', name },
          text: (site) =>
            site?.member === 'Symbol.iterator'
              ? `Cannot read property '${name}' of undefined`
              : 'Cannot convert undefined or null to object',
        };
      }
      return {
        trouble: { kind: 'read', name },
        text: (site) => {
          if (site?.reference) return 'Cannot convert undefined or null to object';
          if (site?.node === 'call' && !site.indexed) return `Cannot read property '${name}' of undefined or null`;
          return `Cannot read property '${site && !site.indexed ? rawName(name) : name}' of undefined`;
        },
      };
    },
  ],
  [
    // of `o[k] += 1` and its like, where the object is none
    /^value has no property$/,
    () => ({
      trouble: { kind: 'update' },
      text: (site) => {
        if (site?.reference) return 'Cannot convert undefined or null to object';
        const { member, indexed } = site ?? {};
        const name = member === undefined ? takeNotedKey() : indexed ? member : rawName(member);
        return `Cannot read property '${name}' of undefined`;
      },
    }),
  ],
  [
    /^cannot set property '([\s\S]*)' of (?:undefined|null)$/,
    (match) => ({
      trouble: { kind: 'write', name: match[1] as string },
      text: () => 'Cannot convert undefined or null to object',
    }),
  ],
  [
    /^([\s\S]*) is not defined$/,
    (match) => ({ trouble: { kind: 'reference', name: match[1] as string }, text: () => match[0] }),
  ],
  [
    /^this is not initialized$/,
    fixed("Must call super constructor in derived class before accessing 'this'", { kind: 'reference', name: 'this' }),
  ],
  [
    /^([\s\S]*) is not initialized$/,
    (match) => ({
      trouble: { kind: 'reference', name: match[1] as string },
      text: () => 'Cannot access a variable before initialization',
    }),
  ],
  [
    new RegExp(`^\\${superMissing}$`),
    fixed('Must call super constructor in derived class before returning from derived constructor', {
      kind: 'construct',
    }),
  ],
  [
    /^derived class constructor must return an object or undefined$/,
    fixed('Derived constructors may only return object or undefined', { kind: 'construct' }),
  ],
  [
    /^'(undefined|NaN|Infinity)' is read-only$/,
    (match) => ({
      trouble: { kind: 'readonly', name: match[1] as string },
      text: () => `Cannot assign to read only property '${match[1]}'`,
    }),
  ],
  [
    /^'([\s\S]*)' is read-only$/,
    (match, fault) => {
      if (fault.native === undefined || calledArray() === undefined) return undefined;
      return { trouble: other, text: () => (match[1] === 'length' ? 'length is not writable' : '') };
    },
  ],
  [
    /^'([\s\S]*)' is read-only$/,
    (match, fault) => ({
      trouble: { kind: 'readonly', name: match[1] as string },
      text: (site) =>
        fault.native !== undefined || site?.member !== undefined
          ? `Cannot assign to read only property '${match[1]}'`
          : 'Assignment to constant variable.',
    }),
  ],
  [
    /^no setter for property(?: '([\s\S]*)')?$/,
    (match) => ({
      trouble: { kind: 'readonly', ...(match[1] !== undefined && { name: match[1] }) },
      text: (site) => `Cannot assign to read only property '${match[1] ?? site?.member ?? ''}'`,
    }),
  ],
  [
    /^object is not extensible$/,
    (_match, fault) => ({
      trouble: { kind: 'write' },
      text: (site) =>
        fault.native === 'defineProperty'
          ? `Cannot define property ${site?.member ?? ''}, object is not extensible`
          : `Cannot add property ${fault.native === undefined ? (site?.member ?? '') : (calledArray()?.length ?? site?.member ?? '')}, object is not extensible`,
    }),
  ],
  [
    /^could not delete property$/,
    (_match, fault) => ({
      trouble: { kind: 'write' },
      text: (site) =>
        fault.native === undefined
          ? `Cannot delete property '${site?.member ?? ''}' of ${ownerOf(site?.member)}`
          : deletedItem(),
    }),
  ],
  [/^not a function$/, inScript(() => ({ trouble: { kind: 'call' }, text: notCallable }))],
  [/^not a function$/, fixed('Value is not an object: undefined')],
  [/ is not a function$/, inScript(() => ({ trouble: { kind: 'call' }, text: notCallable }))],
  [/^(?:not a constructor|.* is not a constructor)$/, notConstructor],
  [
    /^class constructors must be invoked with 'new'$/,
    fixed("Class constructor cannot be invoked without 'new'", { kind: 'call' }),
  ],
  [/^(?:constructor requires 'new'|must be called with new)$/, requiresNew],
  [/^value is not iterable$/, fixed('object is not iterable', { kind: 'iterate' })],
  [/^iterator does not have a throw method$/, fixed("The iterator does not provide a 'throw' method")],
  [
    /^cannot define variable '([\s\S]*)'$/,
    (match) => ({ trouble: other, text: () => `Cannot redefine global function '${match[1]}'` }),
  ],
  [
    /^'([\s\S]*)' already declared$/,
    (match) => ({ trouble: other, text: () => `Identifier '${match[1]}' has already been declared` }),
  ],
  [/^iterator must return an object$/, fixed('Value is not an object: undefined', { kind: 'iterate' })],
  [
    /^parent class must be constructor$/,
    fixed('Class extends value is not a constructor or null', { kind: 'operand', name: 'class' }),
  ],
  [/^parent prototype must be an object or null$/, fixed('Class extends value does not have valid prototype property')],
  [/^cannot convert symbol to string$/, fixed('Cannot convert a Symbol value to a string', operand)],
  [/^cannot convert symbol to number$/, fixed('Cannot convert a Symbol value to a number', operand)],
  [
    /^(?:cannot convert BigInt to number|cannot convert bigint to number)$/,
    inScript(fixed('Cannot mix BigInt and other types, use explicit conversions', operand)),
  ],
  [/^cannot convert (?:BigInt|bigint) to number$/, fixed('Cannot convert a BigInt value to a number')],
  [
    /^cannot convert to (?:BigInt|bigint)$/,
    inScript(fixed('Cannot mix BigInt and other types, use explicit conversions', operand)),
  ],
  [/^bigint argument with unary \+$/, fixed('Cannot convert a BigInt value to a number', operand)],
  [/^BigInt operands are forbidden for >>>$/, fixed('BigInts have no unsigned right shift, use >> instead', operand)],
  [/^BigInt division by zero$/, fixed('Division by zero', operand)],
  [/^BigInt negative exponent$/, fixed('exponent must be positive', operand)],
  [/^invalid 'in(?:stanceof)?' (?:right )?operand$/, fixed('Value is not an object: undefined', operand)],
  [/^operand 'prototype' property is not an object$/, fixed('prototype is not an object', operand)],
  [/^'this' can be initialized only once$/, fixed('Super constructor may only be called once')],
  [/^toPrimitive$/, (_match, fault) => ({ trouble: operand, text: () => notPrimitive(fault) })],
  [
    /^invalid property access$/,
    fixed(
      "'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them",
      { kind: 'read' },
    ),
  ],
  [/^circular reference$/, fixed('Converting circular structure to JSON')],
  [/^BigInt are forbidden in JSON\.stringify$/, fixed('Do not know how to serialize a BigInt')],
  [/^cannot invoke a running generator$/, fixed('Illegal generator state')],
  [
    /^(?:expecting <brand> private field|invalid brand on object|private class field '([\s\S]*)' does not exist)$/,
    (match) => ({
      trouble: { kind: 'private', ...(match[1] !== undefined && { name: match[1] }) },
      text: (site) =>
        `Cannot ${site?.writes ? 'write' : 'read'} private member ${site?.member ?? match[1] ?? ''} from an object whose class did not declare it`,
    }),
  ],
  [/^cannot convert to object$/, fixed('Cannot convert undefined or null to object')],
  [/^null or undefined are forbidden$/, fixed('Value is not object coercible')],
  [
    /^Cannot convert undefined or null to object$/,
    inScript((match) => ({
      trouble: { kind: 'iterate', name: 'object' },
      text: (site) => (site?.member === undefined && !site?.writes ? 'Value is not object coercible' : match[0]),
    })),
  ],
  [/^invalid repeat count$/, fixed('Invalid count value')],
  [/^empty array$/, (_match, fault) => ({ trouble: other, text: () => emptyReduce(fault) })],
  [/^invalid array length$/i, fixed('Invalid array length', { kind: 'write', name: 'length' })],
  [/^(?:Array too long|Array loo long)$/, fixed('Invalid array length')],
  [/^circular prototype chain$/, fixed('Cyclic __proto__ value')],
  [
    /^(?:invalid character|expecting surrogate pair|malformed UTF-8|expecting hex digit|expecting %|invalid hex.*|illegal .*|invalid URI.*)$/,
    fixed('Malformed URI'),
  ],
  [/^revoked proxy$/, fixed('Proxy already revoked')],
  [/^invalid proxy target or handler$/, fixed(notProxied)],
  [/^resolving function already set$/, fixed('resolve is already set')],
  [/^promise self resolution$/, fixed('Promise self-resolution')],
  [/^Number tag expected for date$/, fixed('Value is not a number')],
  [/^not a number$/, (_match, fault) => ({ trouble: other, text: () => notNumber(fault) })],
  [/^not a boolean$/, inNative('valueOf', 'Method Boolean.prototype.valueOf is called on incompatible receiver')],
  [/^not a boolean$/, fixed('Method Boolean.prototype.toString is called on incompatible receiver')],
  [/^not a BigInt$/, fixed("requires that 'this' be a BigInt")],
  [
    /^not a string$/,
    (_match, fault) => ({
      trouble: other,
      text: () => `String.prototype.${fault.native ?? 'toString'} is called on incompatible receiver`,
    }),
  ],
  [/^not a symbol$/, inNative('toString', 'Method Symbol.prototype.toString is called on incompatible receiver')],
  [/^not a symbol$/, inNative('valueOf', "Symbol.prototype.valueOf requires that 'this' be a Symbol")],
  [/^not a symbol$/, fixed('Value is not a Symbol')],
  [
    /^not a Date object$/,
    (_match, fault) => ({
      trouble: other,
      text: () => `Method Date.prototype.${fault.native} is called on incompatible receiver`,
    }),
  ],
  [/^Date value is NaN$/, fixed('Invalid time value')],
  [/^object needs toISOString method$/, fixed('toISOString is not a function')],
  [/^invalid hint$/, fixed('Invalid hint: undefined')],
  ...receiverRules,
  [/^abstract class not constructable$/, fixed('Abstract class TypedArray not directly constructable')],
  [/^ArrayBuffer is detached$/, fixed('ArrayBuffer is detached')],
  [/^proxy: defineProperty exception$/, fixed("'defineProperty' on proxy: trap returned falsish")],
  [/^proxy: bad prototype$/, fixed("'setPrototypeOf' on proxy: trap returned falsish")],
  [/^proxy preventExtensions handler returned false$/, fixed("'preventExtensions' on proxy: trap returned falsish")],
  [
    /^proxy: inconsistent preventExtensions$/,
    fixed("'preventExtensions' on proxy: trap returned truish but the proxy target is extensible"),
  ],
  [/^proxy: duplicate property$/, fixed("'ownKeys' on proxy: trap returned duplicate entries")],
  [
    /^proxy: inconsistent (\w+)$/,
    (match) => ({ trouble: other, text: () => `'${match[1]}' on proxy: trap result is inconsistent with the target` }),
  ],
  [
    /^proxy: cannot set property$/,
    () => ({
      trouble: { kind: 'write' },
      text: (site) => {
        const which = site?.member === undefined ? '' : ` for property '${site.member}'`;
        return `'set' on proxy: trap returned falsish${which}`;
      },
    }),
  ],
  [/^not an? object$/, inScript(assignedToPrimitive)],
  [/^not an? object$/, inNative('getPrototypeOf', 'Cannot convert undefined or null to object')],
  [/^not an? object$/, inNative('Proxy', notProxied, { kind: 'construct' })],
  [/^not an? object$/, inNative('revocable', notProxied)],
  [/^not an? object$/, fixed('Value is not an object: undefined')],
  [/^Setter must be a function|^Getter must be a function/, fixed('Value is not an object: undefined')],
];

function notConstructor(_match: RegExpExecArray, fault: Fault): Wording {
  return {
    trouble: { kind: 'construct' },
    text: () =>
      fault.native === 'Symbol' || fault.native === 'BigInt'
        ? `${fault.native} is not a constructor`
        : `${fault.inParent ? 'Super constructor' : 'Value'} is not a constructor`,
  };
}

const typedArrayNames = /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$|^Float(?:32|64)Array$|^Big(?:Ui|I)nt64Array$/;

function requiresNew(_match: RegExpExecArray, fault: Fault): Wording {
  const name = fault.native ?? '';
  const shown = regExpExec(typedArrayNames, name) ? 'TypedArray' : name;
  return { trouble: { kind: 'call' }, text: () => `Constructor ${shown} requires 'new'` };
}

/** Strict code that sets a member of a text or number. */
function assignedToPrimitive(): Wording | undefined {
  const text = takeAssigned();
  if (text === undefined) return undefined;
  return { trouble: { kind: 'write' }, text: () => `Receiver is not an object: ${text}` };
}

/** Natives that want a text: goja's message then names the kind of object. */
const wantingText =
  /^(?:String|concat|join|toString|parse|parseInt|parseFloat|test|exec|RegExp|Symbol|(?:en|de)codeURI\w*)$/;

/** goja prints its own record of the object; where the object is not known, that of an empty one without prototype. */
function notPrimitive(fault: Fault): string {
  const record = recordText(convertedNow());
  const kind = fault.native !== undefined && regExpExec(wantingText, fault.native) ? ' (*goja.baseObject)' : '';
  return `Could not convert ${record}${kind} to primitive`;
}

/** The last item of an array that is closed to changes. */
function deletedItem(): string {
  const array = calledArray();
  if (array === undefined) return "Cannot delete property 'length' of [object Array]";
  return array.length === 0
    ? 'length is not writable'
    : `Cannot delete property '${array.length - 1}' of ${shown(array)}`;
}

/** The kind of object whose own property cannot be deleted, as far as its name tells. */
function ownerOf(member: string | undefined): string {
  if (member === 'prototype') return '[object Function]';
  return member === 'length' ? '[object Array]' : '[object Object]';
}

function emptyReduce(_fault: Fault): string {
  return 'No initial value';
}

function notNumber(fault: Fault): string {
  return fault.native === 'toString' || fault.native === 'toLocaleString'
    ? 'Value is not a number'
    : 'Value is not a number: [object Object]';
}

/** Finds goja's wording for a message that QuickJS made, or undefined when its own will do. */
export function wordingOf(fault: Fault): Wording | undefined {
  for (let i = 0; i < rules.length; i++) {
    const [pattern, rule] = rules[i] as (typeof rules)[number];
    const match = regExpExec(pattern, fault.message);
    const wording = match && rule(match as RegExpExecArray, fault);
    if (wording) return wording;
  }
  return undefined;
}

/** Name of a class by the way constructors are named: those are the natives that `new` may have called. */
export function looksLikeConstructor(name: string): boolean {
  const first = substring(name, 0, 1);
  return first !== '' && first !== toLowerCase(first) && indexOf(name, ' ') < 0 && !startsWith(name, '[');
}
