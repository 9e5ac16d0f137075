/** Functions of Node, Pulumi and cdktf that lead from a path to a script. */
import { callText, functionText, joinedText, partsOf, textFrom } from './texts.js';
import { is, list, object, text, textOf, unknown, type Value } from './values.js';

/** Folder of a path. */
export function dirnameOf(path: string): string {
  return path.replace(/\/[^/]*$/, '') || '/';
}

/** Parts of a path put together, `.` and `..` done; a part that begins with `/` begins anew. */
export function joined(parts: readonly string[], anew = false): string {
  const done: string[] = [];
  for (const part of parts) {
    if (anew && part.startsWith('/')) done.length = 0;
    for (const step of part.split('/'))
      if (step === '..') done.pop();
      else if (step !== '' && step !== '.') done.push(step);
  }
  return `/${done.join('/')}`;
}

/**
 * What a function gives that is not the program's own; undefined for those that nobody here knows.
 * @param base what it is a method of
 * @param root folder that the program runs in: paths count from there
 */
export function callBuiltIn(
  name: string,
  base: Value | undefined,
  parameters: readonly Value[],
  root: string,
): Value | undefined {
  const [first, second] = parameters;
  if (is(base, 'file')) return /^(?:toString|trim|trimEnd|trimStart|replace|replaceAll)$/.test(name) ? base : unknown;
  if (is(base, 'text') || is(base, 'partly')) return callText(name, base, parameters) ?? unknown;
  if (is(base, 'function') && name === 'toString') return functionText(base) ?? unknown;
  if (is(base, 'list') && name === 'join') return joinedText(base.items, first);
  if (is(base, 'list') && name === 'concat')
    return list([
      ...base.items,
      ...parameters.flatMap((one): readonly Value[] => (is(one, 'list') ? one.items : [one])),
    ]);
  // Pulumi's, of texts that are known to a run only.
  if (is(base, 'imported') && name === 'concat') return textFrom(parameters.flatMap((one) => partsOf(one, 1)));
  switch (name) {
    case 'join':
    case 'resolve': {
      const parts = parameters.map(textOf);
      if (parts.length === 0 || parts.includes(undefined)) return unknown;
      const path = parts as readonly string[];
      return text(joined(path[0]!.startsWith('/') ? path : [root, ...path], name === 'resolve'));
    }
    case 'dirname':
    case 'basename': {
      const path = textOf(first);
      if (path === undefined) return unknown;
      const last = path.replace(/^.*\//, '');
      const ending = textOf(second) ?? '';
      if (name === 'dirname') return text(dirnameOf(path));
      return text(ending !== '' && last.endsWith(ending) ? last.slice(0, -ending.length) : last);
    }
    case 'cwd':
      return text(root);
    case 'readFileSync':
    case 'readFile':
    case 'file':
    case 'templatefile': {
      const path = textOf(first);
      return path === undefined ? unknown : { kind: 'file', path: joined([root, path], true) };
    }
    case 'String':
      return is(first, 'function') ? (functionText(first) ?? unknown) : (first ?? unknown);
    case 'fileURLToPath':
    case 'output':
    case 'secret':
    case 'all':
    case 'rawString':
    case 'asString':
      return first ?? unknown;
    case 'stringify': {
      const plain = is(first, 'text') ? first.text : first;
      return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean'
        ? text(JSON.stringify(plain))
        : unknown;
    }
    case 'entries':
      return is(first, 'object') ? list([...first.members].map(([key, value]) => list([text(key), value]))) : undefined;
    case 'keys':
      return is(first, 'object') ? list([...first.members.keys()].map((key) => text(key))) : undefined;
    case 'values':
      return is(first, 'object') ? list([...first.members.values()]) : undefined;
    case 'fromEntries':
      return is(first, 'list')
        ? object(
            first.items.flatMap((item): [string, Value][] => {
              const key = is(item, 'list') ? textOf(item.items[0]) : undefined;
              return key === undefined || !is(item, 'list') ? [] : [[key, item.items[1] ?? unknown]];
            }),
          )
        : undefined;
    case 'freeze':
      return first;
    default:
      return undefined;
  }
}
