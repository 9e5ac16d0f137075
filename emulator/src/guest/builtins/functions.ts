import { toText } from './coerce.js';
import type { GuestEnv } from './env.js';
import { dressNative, nativeName, patch } from './native.js';
import {
  defineProperty,
  functionToString,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  jsonParse,
  jsonStringify,
  NativeSyntaxError,
  NativeTypeError,
  ownKeys,
} from './primordials.js';

/**
 * `Function.prototype.toString`: goja prints natives on one line, and bound functions and proxies as natives. The
 * constructors of functions ask the host first: what goja's parser refuses must not run.
 */
export function installFunctions(env: GuestEnv): void {
  replaceFunctionConstructor(env, Function.prototype, 'function');
  replaceFunctionConstructor(env, getPrototypeOf(function* () {}) as object, 'function*');
  replaceFunctionConstructor(env, getPrototypeOf(async () => {}) as object, 'async function');
  patch(Function.prototype, {
    toString(this: unknown): string {
      if (typeof this !== 'function') {
        throw new NativeTypeError("Function.prototype.toString requires that 'this' be a Function");
      }
      const known = nativeName(this);
      if (known !== undefined) return nativeText(known);
      const text = functionToString(this);
      const at = indexOf(text, '(');
      const nativeAt = indexOf(text, '{\n    [native code]\n}');
      if (at < 0 || nativeAt < 0 || nativeAt !== text.length - nativeEnd) {
        return jsonParse(env.call('language.original', jsonStringify(text))) as string;
      }
      return nativeText(functionName(text));
    },
  });
}

const nativeEnd = '{\n    [native code]\n}'.length;

function nativeText(name: string): string {
  return `function ${name}() { [native code] }`;
}

/** Name in QuickJS's own text of a native function. */
function functionName(text: string): string {
  let start = indexOf(text, ' ') + 1;
  if (text[start] === '*') start++;
  let name = '';
  for (let i = start; i < text.length && text[i] !== '('; i++) name += text[i];
  return name;
}

// biome-ignore lint/security/noGlobalEval: the text was checked by the host, and runs inside QuickJS
const evaluate = globalThis.eval;

/** `new Function(…)`: host operation `language.gate` with the arguments gives the text of the function, or an error. */
function replaceFunctionConstructor(env: GuestEnv, prototype: object, prefix: string): void {
  const native = getOwnPropertyDescriptor(prototype, 'constructor')?.value as FunctionConstructor;
  // `new` makes no difference, but it must be possible: an arrow function would refuse it
  const replacement = function (this: unknown, ...parts: unknown[]): unknown {
    void new.target;
    for (let i = 0; i < parts.length; i++) parts[i] = toText(parts[i]);
    const answer = jsonParse(env.call('language.gate', jsonStringify({ args: parts, prefix }))) as {
      readonly code?: string;
      readonly error?: string;
    } | null;
    if (answer?.error !== undefined) throw new NativeSyntaxError(answer.error);
    return evaluate(`(${answer?.code ?? ''})`);
  };
  const keys = ownKeys(native);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    defineProperty(replacement, key, getOwnPropertyDescriptor(native, key) as PropertyDescriptor);
  }
  dressNative(replacement, native.name, native.length);
  defineProperty(prototype, 'constructor', { value: replacement });
  if (prefix === 'function') defineProperty(globalThis, 'Function', { value: replacement });
}
