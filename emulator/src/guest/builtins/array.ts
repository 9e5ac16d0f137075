import {
  type Callable,
  lengthOf,
  rangeError,
  requireCallable,
  shown,
  toInteger,
  toNumber,
  toObject,
  toText,
  typeError,
} from './coerce.js';
import { patch } from './native.js';
import { apply, defineProperty, deleteProperty, hasOwn, isArray, isObject } from './primordials.js';
import { stableSort } from './sort.js';

type Elements = Record<number, unknown>;

/** Methods whose first argument must be callable; goja names it when it is not. */
const iterating = [
  ...['every', 'some', 'forEach', 'map', 'filter', 'reduce', 'reduceRight', 'find', 'findIndex', 'findLast'],
  ...['findLastIndex', 'flatMap'],
];
/** Of these, goja says `… is not a function` of an object that cannot be called. */
const sayingFunction = ['filter', 'reduce', 'reduceRight'];

/** What goja's arrays do otherwise: texts for callbacks that are none, sorting as Go does, `with` and `from`. */
export function installArrays(): void {
  for (const name of iterating) patch(Array.prototype, checkingCallback(name));
  const nativeSort = Array.prototype.sort;
  const nativeToSorted = Array.prototype.toSorted;
  const nativeWith = Array.prototype.with;
  const nativeFrom = Array.from;
  const nativeJoin = Array.prototype.join;
  patch(Array.prototype, {
    sort(this: unknown, comparator: unknown): unknown {
      const self = toObject(this);
      requireComparator(comparator);
      if (comparator === undefined) return apply(nativeSort, self, []);
      sortInPlace(self, comparator as Callable);
      return self;
    },
    toSorted(this: unknown, comparator: unknown): unknown {
      requireComparator(comparator);
      const self = toObject(this);
      if (comparator === undefined) return apply(nativeToSorted, self, []);
      const copy: unknown[] = [];
      const length = lengthOf(self);
      for (let i = 0; i < length; i++) put(copy, i, (self as Elements)[i]);
      return stableSort(copy, length, comparison(comparator as Callable));
    },
    with(this: unknown, index: unknown, value: unknown): unknown {
      const self = toObject(this);
      const relative = toInteger(index);
      const length = lengthOf(self);
      const actual = relative < 0 ? length + relative : relative;
      if (actual >= length || actual < 0) throw rangeError(`Invalid index ${shown(index)}`);
      return apply(nativeWith, self, [actual, value]);
    },
    join(this: unknown, separator: unknown): unknown {
      const self = toObject(this);
      // an array that contains itself; the standard recurses without end
      if (visiting(self)) return '';
      visited[visited.length] = self;
      try {
        return apply(nativeJoin, self, [separator]);
      } finally {
        visited.length--;
      }
    },
    toLocaleString(this: unknown): string {
      const self = toObject(this);
      if (visiting(self)) return '';
      visited[visited.length] = self;
      try {
        return localeText(self);
      } finally {
        visited.length--;
      }
    },
  });
  patch(Array, {
    from(this: unknown, items: unknown, mapper: unknown, thisArg: unknown): unknown {
      if (mapper !== undefined && typeof mapper !== 'function') throw typeError(`${toText(mapper)} is not a function`);
      return apply(nativeFrom, this, mapper === undefined ? [items] : [items, mapper, thisArg]);
    },
  });
}

/** The arrays whose `toLocaleString` is at work: a cycle gives the empty text. */
const visited: object[] = [];

function visiting(value: object): boolean {
  for (let i = 0; i < visited.length; i++) if (visited[i] === value) return true;
  return false;
}

function localeText(self: object): string {
  const length = lengthOf(self);
  let text = '';
  for (let i = 0; i < length; i++) {
    if (i > 0) text += ',';
    const item = (self as Elements)[i];
    if (item === undefined || item === null) continue;
    const method = (item as { toLocaleString?: unknown }).toLocaleString;
    if (typeof method !== 'function') {
      throw typeError(`Property 'toLocaleString' of object ${shown(item)} is not a function`);
    }
    text += toText(apply(method, item, []));
  }
  return text;
}

function checkingCallback(name: string): object {
  const native = (Array.prototype as unknown as Record<string, Callable>)[name] as Callable;
  const wantsFunction = sayingFunction.includes(name);
  return {
    [name](this: unknown, callback: unknown): unknown {
      if (typeof callback !== 'function') {
        toObject(this);
        if (wantsFunction && isObject(callback)) throw typeError(`${toText(callback)} is not a function`);
        if (wantsFunction) toObject(callback);
        if (wantsFunction) throw typeError(`${toText(callback)} is not a function`);
        requireCallable(callback);
      }
      // biome-ignore lint/complexity/noArguments: reduce must know whether there is a second argument
      return apply(native, this, arguments as unknown as unknown[]);
    },
  };
}

function requireComparator(comparator: unknown): void {
  if (comparator !== undefined && typeof comparator !== 'function') {
    throw typeError('The comparison function must be either a function or undefined');
  }
}

/** goja's order: undefined last, then by the comparator's number, where -0 counts as less (builtin Array sort). */
function comparison(comparator: Callable): (left: unknown, right: unknown) => boolean {
  return (left, right) => {
    if (left === undefined) return false;
    if (right === undefined) return true;
    const order = toNumber(apply(comparator, undefined, [left, right]));
    return order < 0 || (order === 0 && 1 / order < 0);
  };
}

function sortInPlace(self: object, comparator: Callable): void {
  const length = lengthOf(self);
  const elements = self as Elements;
  const items: unknown[] = [];
  let count = 0;
  const dense = isArray(self);
  for (let i = 0; i < length; i++) {
    if (dense ? hasOwn(self, i) || i in self : i in self) put(items, count++, elements[i]);
  }
  try {
    stableSort(items, count, comparison(comparator));
  } finally {
    for (let i = 0; i < count; i++) elements[i] = items[i];
    for (let i = count; i < length; i++) deleteProperty(self, i);
  }
}

function put(target: unknown[], index: number, value: unknown): void {
  defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
}
