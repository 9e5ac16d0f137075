import { shown, toText, typeError } from './coerce.js';
import { dressNative, patch } from './native.js';
import { apply, defineProperty, getOwnPropertyDescriptor, NativeSymbol, ownKeys } from './primordials.js';

/**
 * `Symbol` without what goja lacks: `asyncIterator` cannot be deleted, so the constructor is another function with the
 * same prototype.
 */
export function installSymbols(): void {
  const SymbolFunction = function (this: unknown, ...args: unknown[]): symbol {
    if (new.target) throw typeError('Symbol is not a constructor');
    return args.length === 0 || args[0] === undefined ? NativeSymbol() : NativeSymbol(toText(args[0]));
  };
  const keyFor = NativeSymbol.keyFor;
  patch(NativeSymbol, {
    keyFor(symbol: unknown): string | undefined {
      if (typeof symbol !== 'symbol') throw typeError(`${shown(symbol)} is not a symbol`);
      return apply(keyFor, undefined, [symbol]);
    },
  });
  const keys = ownKeys(NativeSymbol);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    if (key === 'asyncIterator' || key === 'dispose' || key === 'asyncDispose') continue;
    defineProperty(SymbolFunction, key, getOwnPropertyDescriptor(NativeSymbol, key) as PropertyDescriptor);
  }
  dressNative(SymbolFunction, 'Symbol', 0);
  defineProperty(NativeSymbol.prototype, 'constructor', { value: SymbolFunction });
  defineProperty(globalThis, 'Symbol', { value: SymbolFunction });
}
