/** Arguments as the script wrote them, for calls that reach the host in parts. */
import type { Exported } from '../go/exported.js';
import { fromJson } from './from-json.js';
import { asText } from './values.js';

function mapOf(entries: readonly (readonly [string, Exported])[]): Exported {
  return { kind: 'map', type: 'map[string]interface {}', entries: new Map(entries) };
}

/** Name after value after name. */
function pairs(args: readonly Exported[]): readonly (readonly [string, Exported])[] {
  const found: (readonly [string, Exported])[] = [];
  for (let at = 0; at + 1 < args.length; at += 2) found.push([asText(args[at]), args[at + 1] as Exported]);
  return found;
}

/** JSON text as the value that it stands for. */
function parsed(value: Exported | undefined): unknown {
  return value?.kind === 'string' ? JSON.parse(value.value) : undefined;
}

/** The guest's binder hands over address, method, headers (name after value after name) and body. */
function fetchArguments([url, method, headers, body]: readonly Exported[]): readonly Exported[] {
  const options: (readonly [string, Exported])[] = [];
  if (method?.kind === 'string') options.push(['method', method]);
  const lines = parsed(headers) as readonly unknown[] | undefined;
  if (lines !== undefined) {
    const names = lines.flatMap((name, at) => (at % 2 === 0 ? [[String(name), fromJson(lines[at + 1])] as const] : []));
    options.push(['headers', mapOf(names)]);
  }
  if (body?.kind === 'string') options.push(['body', fromJson(parsed(body))]);
  return [...(url ? [url] : []), ...(options.length > 0 ? [mapOf(options)] : [])];
}

/** @param member catalogue id of the function */
export function shownArguments(member: string, args: readonly Exported[]): readonly Exported[] {
  switch (member) {
    case 'zitadel/http.fetch':
      return fetchArguments(args);
    case 'api.v1.appendUserGrant':
      return args.length === 0 ? args : [mapOf(pairs(args))];
    default:
      return args;
  }
}
