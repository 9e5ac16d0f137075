/** How the arguments of Go functions that take goja's raw call reach the host, where that is not by `Export()`. */
import {
  append,
  charCodeAt,
  indexOf,
  NativeObject,
  NativeTypeError,
  numberToString,
  substring,
} from '../builtins/primordials.js';
import { displayed } from './convert.js';
import { isGoInteger } from './export.js';
import type { Binder, BinderTools } from './functions.js';
import type { Dynamic, Raw } from './memory.js';

const toObject = NativeObject;
const objectKeys = NativeObject.keys;

/** goja_nodejs's `util.format` (facts §3.2). */
function formatted(args: ArrayLike<unknown>, tools: BinderTools): string {
  const format = args.length > 0 && args[0] !== undefined ? displayed(args[0]) : '';
  let text = '';
  let used = 1;
  let verb = false;
  for (let i = 0; i < format.length; i++) {
    if (!verb) {
      const next = indexOf(format, '%', i);
      text += substring(format, i, next < 0 ? format.length : next);
      if (next < 0) break;
      i = next;
      verb = true;
      continue;
    }
    verb = false;
    const unit = format[i] as string;
    const symbol = isHighSurrogate(format, i) ? substring(format, i, ++i + 1) : unit;
    if (used >= args.length) text += `%${symbol}`;
    else {
      const value = formatOne(symbol, args[used], tools);
      if (value === undefined) text += symbol === '%' ? '%' : `%${symbol}`;
      else {
        text += value;
        used++;
      }
    }
  }
  for (; used < args.length; used++) text += ` ${displayed(args[used])}`;
  return text;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = charCodeAt(text, at);
  return unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
}

/** Text of an argument for a verb; undefined when the verb takes none. */
function formatOne(verb: string, value: unknown, tools: BinderTools): string | undefined {
  switch (verb) {
    case 's':
      return displayed(value);
    case 'd':
      // `Number` takes big integers, which goja's ToNumber refuses
      return numberToString(+(value as number));
    case 'j':
      return tools.stringify(value) ?? 'undefined';
    default:
      return undefined;
  }
}

const log: Binder = (args, tools) => [formatted(args, tools)];

function coerced(value: unknown): object {
  if (value === undefined || value === null) throw new NativeTypeError('Cannot convert undefined or null to object');
  return toObject(value);
}

function typeName(raw: Raw): string {
  if (raw === null) return 'nil';
  switch (typeof raw) {
    case 'boolean':
      return 'bool';
    case 'number':
      return isGoInteger(raw) ? 'int64' : 'float64';
    case 'string':
      return 'string';
    default:
      return (raw as Dynamic).type.name;
  }
}

function asserted(raw: Raw, tools: BinderTools): string {
  if (typeof raw === 'string') return raw;
  return tools.panic(
    `interface conversion: interface {} is ${typeName(raw)}, not string`,
    '*runtime.TypeAssertionError',
  );
}

/**
 * `fetch`: `[url]`, or `[url, method?, headers?, body?]` as JSON in a text: what is given, in the order in which ZITADEL
 * reads it (facts §3.1).
 */
const fetch: Binder = (args, tools) => {
  if (args.length === 0) return tools.panic('no url provided', 'string');
  if (args.length > 2) return tools.panic('too many args', 'string');
  const url = asserted(tools.export(args[0]), tools);
  if (args.length === 1) return [url];
  const options = coerced(args[1]);
  const keys = objectKeys(options);
  let method: Raw = null;
  let headers: Raw = null;
  let body: Raw = null;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = (options as Record<string, unknown>)[key];
    if (key === 'method') method = displayed(value);
    else if (key === 'headers') headers = headerLines(coerced(value), tools);
    else if (key === 'body') body = typeof value === 'symbol' ? 'null' : (tools.stringify(coerced(value)) ?? 'null');
    else return tools.panic('ID=ACTIO-OfUeA Message=key is invalid', '*zerrors.ZitadelError');
  }
  return [url, method, headers, body];
};

/** Header values by name: texts are split by the host, arrays of texts are lines. JSON of `[name, value, …]`. */
function headerLines(headers: object, tools: BinderTools): Raw {
  const names = objectKeys(headers);
  const lines: unknown[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const raw = tools.export((headers as Record<string, unknown>)[name]);
    if (typeof raw === 'string') {
      append(lines, name);
      append(lines, raw);
    } else if (raw !== null && typeof raw === 'object' && (raw as Dynamic).type?.name === '[]interface {}') {
      const slice = (raw as Dynamic).value as { backing: Raw[]; offset: number; length: number };
      const values: string[] = [];
      for (let at = 0; at < slice.length; at++) {
        append(values, asserted(slice.backing[slice.offset + at] as Raw, tools));
      }
      append(lines, name);
      append(lines, values);
    }
  }
  return tools.stringify(lines) ?? null;
}

/** `api.v1.appendUserGrant`: members that it knows, in the object's order (facts §2.3). */
const appendUserGrant: Binder = (args, tools) => {
  // The host counts them, and panics.
  if (args.length !== 1) return [];
  const grant = coerced(args[0]);
  const keys = objectKeys(grant);
  const parts: Raw[] = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = (grant as Record<string, unknown>)[key];
    switch (key) {
      case 'projectId':
      case 'projectID':
      case 'projectGrantId':
      case 'projectGrantID':
        append(parts, key);
        append(parts, displayed(value));
        break;
      case 'roles':
        append(parts, key);
        append(parts, tools.export(value));
        break;
    }
  }
  return parts;
};

/** `getClaim`: its one argument as text. */
const oneText: Binder = (args) => [displayed(args[0])];

export const binders: Readonly<Record<string, Binder>> = {
  require: oneText,
  'zitadel/log.log': log,
  'zitadel/log.info': log,
  'zitadel/log.debug': log,
  'zitadel/log.warn': log,
  'zitadel/log.error': log,
  'console.log': log,
  'console.info': log,
  'console.debug': log,
  'console.warn': log,
  'console.error': log,
  'util.format': log,
  'zitadel/http.fetch': fetch,
  'api.v1.appendUserGrant': appendUserGrant,
};
