import {
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeError,
  ownKeys,
  setPrototypeOf,
} from './primordials.js';

/**
 * What QuickJS has and goja has not, as the profile of goja's objects tells. Asked for late, when constructors have
 * been replaced.
 */
const surplus = (): readonly (readonly [object, readonly PropertyKey[]])[] => [
  [
    globalThis,
    [
      'InternalError',
      'Iterator',
      'queueMicrotask',
      'SharedArrayBuffer',
      'Atomics',
      'Float16Array',
      'WeakRef',
      'FinalizationRegistry',
      'DOMException',
      'performance',
      'navigator',
      'print',
      'console',
      'gc',
    ],
  ],
  [Object, ['groupBy']],
  [Object.prototype, ['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']],
  [Function.prototype, ['fileName', 'lineNumber', 'columnNumber']],
  [Array, ['fromAsync']],
  [
    String.prototype,
    [
      ...['isWellFormed', 'toWellFormed', 'anchor', 'big', 'blink', 'bold', 'fixed', 'fontcolor', 'fontsize'],
      ...['italics', 'link', 'small', 'strike', 'sub', 'sup'],
    ],
  ],
  [RegExp, ['escape']],
  [RegExp.prototype, ['unicodeSets', 'hasIndices']],
  [Date.prototype, ['toGMTString', 'getYear', 'setYear']],
  [Error, ['isError', 'captureStackTrace', 'stackTraceLimit', 'prepareStackTrace']],
  [NativeError, ['isError', 'captureStackTrace', 'stackTraceLimit', 'prepareStackTrace']],
  [Math, ['f16round', 'sumPrecise']],
  [
    ArrayBuffer.prototype,
    [
      ...['maxByteLength', 'resizable', 'detached', 'immutable', 'resize', 'sliceToImmutable', 'transfer'],
      ...['transferToImmutable', 'transferToFixedLength'],
    ],
  ],
  [DataView.prototype, ['getFloat16', 'setFloat16']],
  [WeakMap.prototype, ['getOrInsert', 'getOrInsertComputed']],
  [Map, ['groupBy']],
  [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
  [
    Set.prototype,
    [...['isDisjointFrom', 'isSubsetOf', 'isSupersetOf', 'intersection', 'difference', 'symmetricDifference', 'union']],
  ],
  [Promise, ['try', 'withResolvers']],
];

/** Takes away what goja lacks and sets right the attributes that differ. Runs when everything else is in place. */
export function trimToProfile(): void {
  for (const [owner, keys] of surplus()) {
    for (const key of keys) {
      deleteProperty(owner, key);
    }
  }
  // goja's iterators have a bare prototype with Symbol.iterator alone
  const iteratorPrototype = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()) as object) as object;
  for (const key of ownKeys(iteratorPrototype)) {
    if (key !== Symbol.iterator) {
      deleteProperty(iteratorPrototype, key);
    }
  }
  const hidden = { enumerable: false, configurable: true };
  defineProperty(String.prototype, 'length', { configurable: false });
  defineProperty(BigInt.prototype, 'length', { value: 0, writable: false, ...hidden });
  defineProperty(BigInt.prototype, 'name', { value: 'BigInt', writable: false, ...hidden });
  const asyncFunctionPrototype = getPrototypeOf(async () => undefined) as object;
  defineProperty(asyncFunctionPrototype, 'constructor', { writable: true });
  const asyncFunction = getOwnPropertyDescriptor(asyncFunctionPrototype, 'constructor')?.value as object;
  setPrototypeOf(asyncFunction, Function.prototype);
  const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
  defineProperty(typedArrayPrototype, 'toString', { value: Array.prototype.toString });
  const unscopables = getOwnPropertyDescriptor(Array.prototype, Symbol.unscopables)?.value as object;
  for (const key of ['groupBy', 'groupByToMap']) {
    defineProperty(unscopables, key, { value: true, writable: true, enumerable: true, configurable: true });
  }
}
