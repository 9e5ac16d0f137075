/** Values of expressions, as far as they stand in the files; everything else is `unknown`. */
import type { Expression, Template } from './syntax.js';

/** Marks what only a run of Terraform knows. */
export const unknown = Symbol('unknown');

/** A text, with where its content comes from. */
export class TextValue {
  constructor(
    /** Undefined where parts of it are unknown. */
    readonly text: string | undefined,
    /** The file of the folder, and the template in it, that it was written as. */
    readonly written?: { readonly file: string; readonly template: Template },
    /** The file that it was read from, relative to the folder. */
    readonly path?: string,
    /** Whether that was `templatefile()`. */
    readonly filled = false,
  ) {}
}

/** A `zitadel_action` resource, or one instance of it. */
export class ActionReference {
  constructor(
    readonly label: string,
    readonly key?: string | undefined,
  ) {}
}

export type Value =
  | typeof unknown
  | number
  | boolean
  | null
  | TextValue
  | ActionReference
  | readonly Value[]
  | ReadonlyMap<string, Value>;

/** Names that an expression may use; `file` is where it stands. */
export interface Scope {
  readonly file: string;
  readonly names: ReadonlyMap<string, Value>;
  local(name: string): Value;
  variable(name: string): Value;
}

/** Expressions nest as deeply as people write them; beyond that somebody plays tricks. */
const deepest = 100;

export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  if (depth > deepest) return unknown;
  const of = (inner: Expression, within: Scope = scope): Value => evaluate(inner, within, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return evaluateTemplate(expression.template, scope, of);
    case 'list':
      return expression.items.map((item) => of(item));
    case 'object': {
      const entries = expression.entries.flatMap(({ key, value }): [string, Value][] => {
        // A bare name as a key is a text.
        const name = key.kind === 'name' ? key.name : textOf(of(key));
        return name === undefined ? [] : [[name, of(value)]];
      });
      return new Map(entries);
    }
    case 'name':
      return scope.names.get(expression.name) ?? unknown;
    case 'access':
      return evaluateAccess(expression, scope, of);
    case 'call':
      return evaluateCall(expression.name, expression.parameters, of);
    case 'for':
      return evaluateFor(expression, scope, of);
    case 'choice': {
      const yes = of(expression.yes);
      return yes === unknown ? of(expression.no) : yes;
    }
    default:
      return unknown;
  }
}

/** Text of a value that has one. */
export function textOf(value: Value | undefined): string | undefined {
  if (value instanceof TextValue) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Elements of a collection with their keys; undefined when it is unknown. */
export function elementsOf(value: Value): readonly (readonly [key: Value, value: Value])[] | undefined {
  if (Array.isArray(value)) return (value as readonly Value[]).map((item, index) => [index, item]);
  if (value instanceof Map)
    return [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [new TextValue(key), item]);
  if (value instanceof ActionReference) return [[unknown, value]];
  return undefined;
}

type Of = (inner: Expression, within?: Scope) => Value;

function evaluateTemplate(template: Template, scope: Scope, of: Of): Value {
  const [only] = template.parts;
  if (template.form === 'quoted' && template.parts.length === 1 && only?.kind === 'hole') return of(only.value);
  let text: string | undefined = '';
  for (const part of template.parts) {
    if (text === undefined) break;
    if (part.kind === 'text') {
      const raw = template.raw.slice(part.start - template.inside.start, part.end - template.inside.start);
      text += template.form === 'quoted' ? raw.replace(/\\(["\\])/g, '$1') : raw;
    } else if (part.kind === 'hole') {
      const value = textOf(of(part.value));
      text = value === undefined ? undefined : text + value;
    } else text = undefined;
  }
  return new TextValue(text, { file: scope.file, template });
}

function evaluateAccess(expression: Extract<Expression, { kind: 'access' }>, scope: Scope, of: Of): Value {
  let steps = expression.steps;
  let value: Value;
  const [first] = steps;
  if (expression.base.kind === 'name' && first?.kind === 'attribute') {
    const { name } = first;
    const roots: Readonly<Record<string, () => Value>> = {
      local: () => scope.local(name),
      var: () => scope.variable(name),
      path: () => new TextValue('.'),
      zitadel_action: () => new ActionReference(name),
    };
    const root = scope.names.has(expression.base.name) ? undefined : roots[expression.base.name];
    value = root === undefined ? of(expression.base) : root();
    if (root !== undefined) steps = steps.slice(1);
  } else value = of(expression.base);
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'splat') {
      const rest = steps.slice(index + 1);
      const items = elementsOf(value);
      if (items === undefined) return unknown;
      return items.map(([, item]) => rest.reduce((now, next) => take(now, next, of), item));
    }
    value = take(value, step, of);
  }
  return value;
}

function take(value: Value, step: Extract<Expression, { kind: 'access' }>['steps'][number], of: Of): Value {
  if (step.kind === 'splat') return value;
  const key = step.kind === 'attribute' ? step.name : textOf(of(step.index));
  // Its id and its name both stand for the action.
  if (value instanceof ActionReference)
    return step.kind === 'attribute' ? value : new ActionReference(value.label, key);
  if (key === undefined) return unknown;
  if (value instanceof Map) return (value as ReadonlyMap<string, Value>).get(key) ?? unknown;
  if (Array.isArray(value)) return (value as readonly Value[])[Number(key)] ?? unknown;
  return unknown;
}

function evaluateFor(expression: Extract<Expression, { kind: 'for' }>, scope: Scope, of: Of): Value {
  const elements = elementsOf(of(expression.collection));
  if (elements === undefined) return unknown;
  const results = elements.map(([key, value]): [Value, Value] => {
    const [first, second] = expression.names;
    const names = new Map(scope.names);
    if (second === undefined) names.set(first ?? '', value);
    else names.set(first ?? '', key).set(second, value);
    const within = { ...scope, names };
    return [expression.key === undefined ? null : of(expression.key, within), of(expression.value, within)];
  });
  if (expression.key === undefined) return results.map(([, value]) => value);
  return new Map(
    results.flatMap(([key, value]): [string, Value][] => (textOf(key) === undefined ? [] : [[textOf(key)!, value]])),
  );
}

const textFunctions: Readonly<Record<string, (text: string, second: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  basename: (text) => text.replace(/^.*\//, ''),
  trimspace: (text) => text.trim(),
  abspath: (text) => text,
  pathexpand: (text) => text,
  tostring: (text) => text,
  trimsuffix: (text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text),
  trimprefix: (text, start) => (text.startsWith(start) ? text.slice(start.length) : text),
};

function evaluateCall(name: string, parameters: readonly Expression[], of: Of): Value {
  const values = parameters.map((one) => of(one));
  const [first, second] = values;
  switch (name) {
    case 'file':
    case 'templatefile': {
      const path = textOf(first);
      return path === undefined
        ? unknown
        : new TextValue(undefined, undefined, normalized(path), name === 'templatefile');
    }
    case 'toset':
    case 'sort':
    case 'distinct': {
      if (!Array.isArray(first)) return unknown;
      return new Map(
        (first as readonly Value[]).flatMap((item): [string, Value][] =>
          textOf(item) === undefined ? [] : [[textOf(item)!, item]],
        ),
      );
    }
    case 'tolist':
    case 'tomap':
    case 'nonsensitive':
    case 'sensitive':
      return first ?? unknown;
    case 'coalesce':
    case 'try':
      return values.find((value) => value !== unknown && value !== null) ?? unknown;
    case 'concat':
    case 'setunion':
    case 'flatten':
      return flat(name === 'flatten' ? values.slice(0, 1) : values, name === 'flatten' ? deepest : 1);
    case 'merge':
      return new Map(
        values.flatMap((value) => (value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : [])),
      );
    case 'keys':
      return first instanceof Map ? [...first.keys()].map((key: string) => new TextValue(key)) : unknown;
    case 'values':
      if (first instanceof ActionReference) return first;
      return first instanceof Map ? [...(first as ReadonlyMap<string, Value>).values()] : unknown;
    case 'chomp':
    case 'trimspace':
      // The script that a text is stays what it is.
      if (first instanceof TextValue && (first.written?.template.form !== 'quoted' || first.path !== undefined))
        return first;
  }
  const [text, other] = [textOf(first), textOf(second)];
  const change = Object.hasOwn(textFunctions, name) ? textFunctions[name] : undefined;
  if (change !== undefined && text !== undefined) return new TextValue(change(text, other ?? ''));
  // Whatever else is made of a script (replace, format, …) is still that script.
  return (
    values.find((value) => value instanceof TextValue && (value.path !== undefined || isHeredoc(value))) ?? unknown
  );
}

function isHeredoc(value: TextValue): boolean {
  const form = value.written?.template.form;
  return form === 'heredoc' || form === 'indented';
}

function flat(values: readonly Value[], levels: number): Value[] {
  return values.flatMap((value) => {
    if (!Array.isArray(value) && !(value instanceof Map)) return [value];
    const items = [...((value as readonly Value[] | ReadonlyMap<string, Value>).values() as Iterable<Value>)];
    return levels > 0 ? (levels > 1 ? flat(items, levels - 1) : items) : [value];
  });
}

/** A path without `.` and with each `..` that has something to go up from done. */
export function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
