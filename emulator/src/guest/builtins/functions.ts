import { nativeName, patch } from './native.js';
import { functionToString, indexOf, NativeTypeError } from './primordials.js';

/** `Function.prototype.toString`: goja prints natives on one line, and bound functions and proxies as natives. */
export function installFunctions(): void {
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
      if (at < 0 || nativeAt < 0 || nativeAt !== text.length - nativeEnd) return text;
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
