import { toText } from './coerce.js';
import type { GuestEnv } from './env.js';
import { dressNative, nativeName, patch } from './native.js';
import {
  append,
  defineProperty,
  functionToString,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  isObject,
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
        if (!isObject(this)) throw new NativeTypeError(`Value is not an object: ${toText(this)}`);
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

/** A few texts by others, the last ones asked for. */
class RecentTexts {
  readonly #keys: string[] = [];
  readonly #texts: string[] = [];
  #next = 0;

  get(key: string): string | undefined {
    for (let i = 0; i < this.#keys.length; i++) if (this.#keys[i] === key) return this.#texts[i];
    return undefined;
  }

  set(key: string, text: string): void {
    if (this.get(key) !== undefined) return;
    const at = this.#next;
    this.#next = (at + 1) % 8;
    if (at < this.#keys.length) {
      this.#keys[at] = key;
      this.#texts[at] = text;
    } else {
      append(this.#keys, key);
      append(this.#texts, text);
    }
  }
}

// biome-ignore lint/security/noGlobalEval: the text was checked by the host, and runs inside QuickJS
const evaluate = globalThis.eval;

/** `new Function(…)`: host operation `language.gate` with the arguments gives the text of the function, or an error. */
function replaceFunctionConstructor(env: GuestEnv, prototype: object, prefix: string): void {
  const native = getOwnPropertyDescriptor(prototype, 'constructor')?.value as FunctionConstructor;
  // Functions that are made in a loop need not be checked again. Their texts are known to the host as long.
  const prepared = new RecentTexts();
  const prepare = (query: string): string => {
    const answer = jsonParse(env.call('language.gate', query)) as { readonly code?: string; readonly error?: string };
    if (answer.error !== undefined) throw new NativeSyntaxError(answer.error);
    return `(${answer.code})`;
  };
  // `new` makes no difference, but it must be possible: an arrow function would refuse it
  const replacement = function (this: unknown, ...parts: unknown[]): unknown {
    void new.target;
    for (let i = 0; i < parts.length; i++) parts[i] = toText(parts[i]);
    const query = jsonStringify({ args: parts, prefix });
    const code = prepared.get(query) ?? prepare(query);
    prepared.set(query, code);
    return evaluate(code);
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
