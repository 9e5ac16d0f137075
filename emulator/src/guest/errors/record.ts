import { getOwnPropertyDescriptor, getPrototypeOf, isArray, isObject, ownKeys } from '../builtins/primordials.js';

/** What stands for an address; real ones differ from run to run. */
const address = '0xc000123450';

/**
 * goja's own record of an object as Go prints it, which is in the text about an object that cannot be made a primitive:
 * `&{Object 0xADDR <nil> true map[a:1] [a] 0 0 <nil> map[]}`. Told for plain objects, with their members; all others are shown
 * without any.
 */
export function recordText(value: object | undefined): string {
  const members = value !== undefined && isPlain(value) ? membersOf(value) : { map: '', names: '' };
  const hasPrototype = value !== undefined && isPlain(value) && getPrototypeOf(value) !== null;
  const prototype = hasPrototype ? address : '<nil>';
  return `&{Object ${address} ${prototype} true map[${members.map}] [${members.names}] 0 0 <nil> map[]}`;
}

const objectPrototype = Object.prototype;

function isPlain(value: object): boolean {
  if (typeof value === 'function' || isArray(value)) return false;
  const prototype = getPrototypeOf(value);
  return prototype === null || prototype === objectPrototype;
}

/** Members by name, as Go sorts the keys of a map; names in the object's own order. */
function membersOf(value: object): { map: string; names: string } {
  const keys = ownKeys(value);
  const sorted: string[] = [];
  let names = '';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    names += `${names === '' ? '' : ' '}${key}`;
    let at = sorted.length;
    for (; at > 0 && (sorted[at - 1] as string) > key; at--) sorted[at] = sorted[at - 1] as string;
    sorted[at] = key;
  }
  let map = '';
  for (let i = 0; i < sorted.length; i++) {
    const key = sorted[i] as string;
    map += `${map === '' ? '' : ' '}${key}:${memberText(getOwnPropertyDescriptor(value, key))}`;
  }
  return { map, names };
}

/** A member as goja holds it: what is no ordinary property is behind a pointer. */
function memberText(descriptor: PropertyDescriptor | undefined): string {
  if (!descriptor || !('value' in descriptor)) return address;
  const { value, writable, enumerable, configurable } = descriptor;
  if (!writable || !enumerable || !configurable || isObject(value)) return address;
  switch (typeof value) {
    case 'undefined':
      return '{{}}';
    case 'object':
      return '{}';
    case 'symbol':
    case 'bigint':
      return address;
    default:
      return `${value}`;
  }
}
