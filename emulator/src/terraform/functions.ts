/** Terraform's functions that people use around actions. Parameters are known, unless a function says otherwise. */
import { yaml } from '../yaml/index.js';
import { keepsScript } from './concern.js';
import { filesMatching } from './fileset.js';
import {
  ActionReference,
  elementsOf,
  failed,
  isList,
  isMap,
  isWhole,
  jsonOf,
  normalized,
  setOf,
  TextValue,
  textOf,
  unknown,
  type Value,
  valueOfJson,
} from './values.js';

/** What stands around the files that are read. Undefined is what was not read yet; null what there is not. */
export interface Around {
  text(path: string): string | undefined | null;
  entries(folder: string): readonly { readonly name: string; readonly directory: boolean }[] | undefined;
}

type Call = (parameters: readonly Value[], around: Around) => Value;

/** A function of texts. */
function texts(call: (...texts: string[]) => Value | string | undefined): Call {
  return (parameters) => {
    const all = parameters.map(textOf);
    if (all.some((text) => text === undefined)) return unknown;
    const made = call(...(all as string[]));
    return typeof made === 'string' ? new TextValue(made) : (made ?? failed);
  };
}

/** A list that nothing is known of. */
const unknowable: readonly Value[] = [unknown];

function listOf(value: Value | undefined): readonly Value[] | undefined {
  if (isList(value)) return value;
  if (isMap(value)) return [...value.values()];
  return value instanceof ActionReference ? elementsOf(value)?.map(([, one]) => one) : undefined;
}

/** A function whose first parameter is a collection. */
function lists(call: (list: readonly Value[], ...rest: Value[]) => Value): Call {
  return ([first, ...rest]) => {
    const list = listOf(first);
    return list === undefined ? unknown : call(list, ...rest);
  };
}

/** A function of several sets. */
function sets(call: (sets: readonly ReadonlyMap<string, Value>[]) => Iterable<readonly [string, Value]>): Call {
  return (parameters) => {
    const all = parameters.map((one) => (isMap(one) ? one : setOf(listOf(one) ?? unknowable)));
    return all.every(isMap) ? new Map([...call(all)].sort(([a], [b]) => (a < b ? -1 : 1))) : unknown;
  };
}

const numbers =
  (call: (...numbers: number[]) => number): Call =>
  (parameters) =>
    parameters.every((one) => typeof one === 'number') ? call(...(parameters as number[])) : unknown;

const same = (a: Value, b: Value): boolean => textOf(a) !== undefined && textOf(a) === textOf(b);

const self: Call = ([first]) => first ?? failed;

const functions: Readonly<Record<string, Call>> = {
  lower: texts((text) => text.toLowerCase()),
  upper: texts((text) => text.toUpperCase()),
  title: texts((text) => text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase())),
  basename: texts((text) => text.replace(/\/+$/, '').replace(/^.*\//, '')),
  dirname: texts((text) => (text.includes('/') ? text.replace(/\/[^/]*$/, '') : '.')),
  abspath: texts((text) => text),
  pathexpand: texts((text) => text),
  tostring: texts((text) => text),
  tonumber: texts((text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))),
  tobool: texts((text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
  trimspace: texts((text) => text.trim()),
  chomp: texts((text) => text.replace(/[\r\n]+$/, '')),
  trim: texts((text, signs) => trimmed(trimmed(text, signs, 'start'), signs, 'end')),
  trimprefix: texts((text, start) => (text.startsWith(start) ? text.slice(start.length) : text)),
  trimsuffix: texts((text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  startswith: texts((text, start) => text.startsWith(start)),
  endswith: texts((text, end) => text.endsWith(end)),
  strcontains: texts((text, part) => text.includes(part)),
  strrev: texts((text) => [...text].reverse().join('')),
  replace: texts(replaced),
  substr: texts((text, from, length) => substring(text, Number(from), Number(length))),
  split: texts((separator, text) => (text === '' ? [''] : text.split(separator)).map((part) => new TextValue(part))),
  join: ([separator, ...rest]) => {
    const [between, parts] = [textOf(separator), rest.flatMap((one) => listOf(one) ?? unknowable).map(textOf)];
    if (between === undefined || parts.some((part) => part === undefined)) return unknown;
    return new TextValue(parts.join(between));
  },
  format: ([pattern, ...values]) => formatted(textOf(pattern), values),
  formatlist: ([pattern, ...values]) => {
    const columns: readonly Value[] = values.map((one) => listOf(one) ?? one);
    const length = Math.max(0, ...columns.map((one) => (isList(one) ? one.length : 0)));
    return Array.from({ length }, (_, row) =>
      formatted(
        textOf(pattern),
        columns.map((one) => (isList(one) ? (one[row] ?? failed) : one)),
      ),
    );
  },
  jsonencode: ([value]) =>
    value === undefined || !isWhole(value)
      ? unknown
      : new TextValue(JSON.stringify(jsonOf(value)).replace(/[<>&\u2028\u2029]/g, escapedInJson)),
  jsondecode: texts((text) => attempt(() => valueOfJson(JSON.parse(text)))),
  yamldecode: texts((text) => attempt(() => valueOfJson(yaml().parse(text)))),
  toset: lists(setOf),
  tolist: lists((list) => list),
  tomap: self,
  sensitive: self,
  nonsensitive: self,
  ephemeralasnull: self,
  length: ([value]) => textOf(value)?.length ?? listOf(value)?.length ?? unknown,
  keys: ([map]) => {
    const keys: readonly Value[] | undefined = map === undefined ? undefined : elementsOf(map)?.map(([key]) => key);
    return keys ?? unknown;
  },
  values: ([map]) =>
    map instanceof ActionReference && map.keys() === undefined ? [map] : (map && listOf(map)) || unknown,
  concat: (all) => flat(all, 1),
  flatten: ([list]) => (list === undefined ? failed : flat(listOf(list) ?? unknowable, 100)),
  distinct: lists((list) =>
    list.filter((one, index) => textOf(one) === undefined || list.findIndex((other) => same(one, other)) === index),
  ),
  sort: lists((list) =>
    list.every((one) => textOf(one) !== undefined)
      ? [...list].sort((a, b) => (textOf(a)! < textOf(b)! ? -1 : 1))
      : unknown,
  ),
  reverse: lists((list) => [...list].reverse()),
  compact: lists((list) => list.filter((one) => one !== null && textOf(one) !== '')),
  slice: lists((list, from, to) => list.slice(Number(textOf(from)), Number(textOf(to)))),
  element: lists((list, index) => (list.length === 0 ? failed : (list[Number(textOf(index)) % list.length] ?? failed))),
  one: lists((list) => (list.length === 0 ? null : list.length === 1 ? list[0]! : failed)),
  index: lists((list, wanted) => {
    const found = list.findIndex((one) => same(one, wanted ?? failed));
    return found < 0 ? failed : found;
  }),
  contains: lists((list, wanted) =>
    list.some((one) => same(one, wanted ?? failed)) ? true : list.every(isWhole) ? false : unknown,
  ),
  coalescelist: (all) => all.find((one) => (listOf(one)?.length ?? 0) > 0) ?? failed,
  range: (all) => {
    const [a, b, c] = all.map((one) => Number(textOf(one)));
    const [from, to, step] = b === undefined ? [0, a ?? 0, 1] : [a ?? 0, b, c ?? (b < (a ?? 0) ? -1 : 1)];
    const length = Math.ceil((to - from) / step);
    return length >= 0 && length <= 1000 ? Array.from({ length }, (_, index) => from + index * step) : unknown;
  },
  merge: (all) => (all.every(isMap) ? new Map(all.flatMap((map) => [...map])) : unknown),
  zipmap: ([keys, values]) => {
    const [names, list] = [listOf(keys)?.map(textOf), listOf(values)];
    if (names === undefined || list === undefined || names.includes(undefined)) return unknown;
    return new Map(names.map((name, index) => [name!, list[index] ?? failed] as const));
  },
  lookup: ([map, key, otherwise]) => {
    const name = textOf(key);
    return isMap(map) && name !== undefined ? (map.get(name) ?? otherwise ?? failed) : unknown;
  },
  setproduct: (all) => {
    const columns: readonly (readonly Value[] | undefined)[] = all.map(listOf);
    if (columns.includes(undefined)) return unknown;
    return columns.reduce<Value[][]>(
      (rows, column) => rows.flatMap((row) => column!.map((one) => [...row, one])),
      [[]],
    );
  },
  setunion: sets((all) => all.flatMap((set) => [...set])),
  setintersection: sets(([first, ...rest]) => [...(first ?? [])].filter(([key]) => rest.every((set) => set.has(key)))),
  setsubtract: sets(([first, ...rest]) => [...(first ?? [])].filter(([key]) => !rest.some((set) => set.has(key)))),
  max: numbers(Math.max),
  min: numbers(Math.min),
  abs: numbers(Math.abs),
  ceil: numbers(Math.ceil),
  floor: numbers(Math.floor),
  fileexists: ([path], around) => {
    const text = textOf(path) === undefined ? undefined : around.text(normalized(textOf(path)!));
    return text === undefined ? unknown : text !== null;
  },
  fileset: ([folder, pattern], around) => {
    const [place, wanted] = [textOf(folder), textOf(pattern)];
    if (place === undefined || wanted === undefined) return unknown;
    const found = filesMatching(normalized(place), wanted, around);
    return found === undefined ? unknown : setOf(found.map((path) => new TextValue(path)));
  },
};

/** What a function gives. */
export function callFunction(name: string, parameters: readonly Value[], around: Around): Value {
  if (name === 'try') return parameters.find((one) => one !== failed) ?? failed;
  if (name === 'can') return parameters[0] === unknown ? unknown : parameters[0] !== failed;
  if (name === 'coalesce') return coalesced(parameters);
  if (name === 'file' || name === 'templatefile') return fileValue(name === 'templatefile', parameters, around);
  if (keepsScript(name)) {
    const all: readonly Value[] = parameters.flatMap((one): readonly Value[] => (isList(one) ? one : [one]));
    const script = all.find(isLongText);
    if (script !== undefined) return script;
  }
  if (parameters.includes(failed)) return failed;
  const call = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (call === undefined || parameters.includes(unknown)) return unknown;
  return call(parameters, around);
}

function isLongText(value: Value): value is TextValue {
  return value instanceof TextValue && value.isLong;
}

/** The first value that is neither null nor an empty text; unknown when one before it may be. */
function coalesced(parameters: readonly Value[]): Value {
  return parameters.find((one) => one !== null && (isLongText(one) || textOf(one) !== '')) ?? failed;
}

function fileValue(filled: boolean, [path, values]: readonly Value[], around: Around): Value {
  const name = textOf(path);
  if (name === undefined) return path === failed ? failed : unknown;
  const place = name.startsWith('/') ? name : normalized(name);
  const variables = isMap(values) ? values : new Map<string, Value>();
  return new TextValue(() => (filled ? undefined : (around.text(place) ?? undefined)), undefined, {
    path: place,
    variables: filled ? variables : undefined,
  });
}

function flat(values: readonly Value[], levels: number): Value {
  const items: Value[] = [];
  for (const value of values) {
    if (value === unknown || value === failed) return value;
    if (isList(value) && levels > 0) {
      const inner = flat(value, levels - 1);
      if (!isList(inner)) return inner;
      items.push(...inner);
    } else if (isMap(value) && levels === 1) items.push(...value.values());
    else items.push(value);
  }
  return items;
}

function trimmed(text: string, signs: string, side: 'start' | 'end'): string {
  const all = [...text];
  while (all.length > 0 && signs.includes(side === 'start' ? all[0]! : all.at(-1)!))
    if (side === 'start') all.shift();
    else all.pop();
  return all.join('');
}

/** A pattern between slashes is a regular expression; those that JavaScript reads otherwise are left unknown. */
function replaced(text: string, wanted: string, by: string): Value {
  const pattern = /^\/(.*)\/$/s.exec(wanted)?.[1];
  if (pattern === undefined) return new TextValue(text.replaceAll(wanted, () => by));
  return attempt(() => {
    const found = new RegExp(pattern, 'gu');
    return new TextValue(text.replace(found, by.replace(/\$\{(\w+)\}/g, '$$$1')));
  });
}

function substring(text: string, from: number, length: number): string {
  const start = from < 0 ? text.length + from : from;
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}

function formatted(pattern: string | undefined, values: readonly Value[]): Value {
  if (pattern === undefined) return unknown;
  let next = 0;
  let whole = true;
  const text = pattern.replace(/%(.)/g, (sign, verb: string) => {
    if (verb === '%') return '%';
    const value = textOf(values[next++]);
    if (value === undefined || !/[sdvtq]/.test(verb)) whole = false;
    return value === undefined ? sign : verb === 'q' ? JSON.stringify(value) : value;
  });
  return whole ? new TextValue(text) : unknown;
}

function escapedInJson(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function attempt(make: () => Value): Value {
  try {
    return make();
  } catch {
    // Whatever is no JSON, YAML or regular expression makes Terraform's function fail too.
    return failed;
  }
}
