/** `database.TextArray[string]`, the type of `loginNames`. */
import { GoPanic } from '../../engine/panic.js';
import type { Exported } from '../exported.js';
import { type MethodTable, numberOf, textOf } from './types.js';

function itemsOf(value: Exported): readonly string[] | undefined {
  const slice = value.kind === 'pointer' ? value.target : value;
  return slice?.kind === 'slice' ? slice.items?.map(textOf) : undefined;
}

/** PostgreSQL's text of an array. */
function literal(items: readonly string[]): string {
  const quoted = items.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`);
  return `{${quoted.join(',')}}`;
}

export const textArrayTable: MethodTable = {
  Dimensions: (receiver) => {
    const items = itemsOf(receiver);
    return {
      v: items === undefined ? ['[]interface {}', null] : ['s', ['m', 'length', items.length, 'lowerBound', 1]],
    };
  },
  Index: (receiver, [index]) => {
    const items = itemsOf(receiver) ?? [];
    const at = numberOf(index);
    const item = items[at];
    if (item === undefined) {
      throw new GoPanic(`runtime error: index out of range [${at}]${at < 0 ? '' : ` with length ${items.length}`}`);
    }
    return { v: item };
  },
  IndexType: () => ({ v: '' }),
  Value: (receiver) => {
    const items = itemsOf(receiver) ?? [];
    return items.length === 0 ? { v: null } : { v: literal(items) };
  },
};
