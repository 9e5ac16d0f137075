import { type Around, callFunction } from './functions.js';
import type { Block, Expression, Step, Template } from './syntax.js';
import { renderTemplate } from './template.js';
import {
  ActionReference,
  elementsOf,
  failed,
  isList,
  isMap,
  TextValue,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Names that an expression may use, and where it stands. */
export interface Scope {
  readonly file: string;
  /** Number of the block in the file. */
  readonly block: number;
  readonly owner: Block;
  /** `each`, `count`, and what `for` names. */
  readonly names: ReadonlyMap<string, Value>;
  readonly module: ModuleScope;
}

/** Names that all of a module knows. */
export interface ModuleScope {
  /** Folder of the module, relative to the one that is read. */
  readonly folder: string;
  readonly around: Around;
  local(name: string): Value;
  variable(name: string): Value;
  /** Outputs of a module that this one calls. */
  outputs(name: string): Value;
  action(label: string): Value;
}

/** Expressions nest as deeply as people write them; beyond that somebody plays tricks. */
const deepest = 100;

export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  if (depth > deepest) return unknown;
  const of = (inner: Expression, within: Scope = scope): Value => evaluate(inner, within, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? new TextValue(expression.value) : expression.value;
    case 'template':
      return evaluateTemplate(expression, scope, of);
    case 'list':
      return expression.items.map((item) => of(item));
    case 'object':
      return evaluateObject(expression, of);
    case 'name':
      return scope.names.get(expression.name) ?? unknown;
    case 'access':
      return evaluateAccess(expression, scope, of);
    case 'call':
      return evaluateCall(expression, scope, of);
    case 'for':
      return evaluateFor(expression, scope, of);
    case 'choice':
      return evaluateChoice(expression, of);
    case 'operation':
      return evaluateOperation(
        expression.operator,
        expression.operands.map((one) => of(one)),
      );
    default:
      return unknown;
  }
}

type Of = (inner: Expression, within?: Scope) => Value;
type Kind<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

function evaluateTemplate(expression: Kind<'template'>, scope: Scope, of: Of): Value {
  const { template } = expression;
  const [only] = template.parts;
  if (template.form === 'quoted' && template.parts.length === 1 && only?.kind === 'hole') return of(only.value);
  const holes = once(() => holesOf(template).map((value) => textOf(of(value))));
  const text = once(() => textOfTemplate(template, holes));
  return new TextValue(text, { file: scope.file, block: scope.block, owner: scope.owner, expression, holes });
}

/** Values of the interpolations of a template, in their order. */
function holesOf(template: Template): readonly Expression[] {
  return template.parts.flatMap((part) => (part.kind === 'hole' ? [part.value] : []));
}

function textOfTemplate(template: Template, holes: () => readonly (string | undefined)[]): string | undefined {
  if (template.parts.some(({ kind }) => kind === 'directive')) return undefined;
  const texts = template.parts.some(({ kind }) => kind === 'hole') ? holes() : [];
  if (texts.includes(undefined)) return undefined;
  let next = 0;
  return renderTemplate(template, () => texts[next++]).text;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function evaluateObject(expression: Kind<'object'>, of: Of): Value {
  const entries = new Map<string, Value>();
  for (const { key, value } of expression.entries) {
    // A bare name as a key is a text.
    const name = key.kind === 'name' ? key.name : textOf(of(key));
    if (name === undefined) return unknown;
    entries.set(name, of(value));
  }
  return entries;
}

function evaluateAccess(expression: Kind<'access'>, { names, module }: Scope, of: Of): Value {
  const [first] = expression.steps;
  let { steps } = expression;
  let value: Value;
  if (expression.base.kind === 'name' && first?.kind === 'attribute' && !names.has(expression.base.name)) {
    const { name } = first;
    steps = steps.slice(1);
    switch (expression.base.name) {
      case 'local':
        value = module.local(name);
        break;
      case 'var':
        value = module.variable(name);
        break;
      case 'path':
        value = new TextValue(name === 'module' && module.folder !== '' ? module.folder : '.');
        break;
      case 'zitadel_action':
        value = module.action(name);
        break;
      case 'module':
        value = module.outputs(name);
        break;
      default:
        return unknown;
    }
  } else value = of(expression.base);
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'splat') {
      const rest = steps.slice(index + 1);
      const all = (item: Value): Value => rest.reduce((now, next) => take(now, next, of), item);
      // All instances of a resource, also where nobody knows how many there are.
      if (value instanceof ActionReference && elementsOf(value) === undefined) return [value];
      const items: readonly Value[] | undefined = elementsOf(value)?.map(([, item]) => all(item));
      if (items !== undefined) return items;
      return value === failed ? failed : unknown;
    }
    value = take(value, step, of);
  }
  return value;
}

function take(value: Value, step: Step, of: Of): Value {
  if (step.kind === 'splat') return value;
  const key = step.kind === 'attribute' ? step.name : textOf(of(step.index));
  if (value instanceof ActionReference) {
    if (step.kind === 'index') return value.of(key ?? unknown);
    if (value.key === undefined && value.keys()?.includes(step.name) === true) return value.of(step.name);
    // Its id stands for the action; what else it has is known to Terraform.
    return step.name === 'id' ? value : unknown;
  }
  if (value === failed) return failed;
  if (key === undefined) return unknown;
  if (isMap(value)) return value.get(key) ?? failed;
  if (isList(value)) return value[Number(key)] ?? failed;
  return value === unknown ? unknown : failed;
}

function evaluateCall(expression: Kind<'call'>, scope: Scope, of: Of): Value {
  const parameters = expression.parameters.map((one) => of(one));
  if (expression.spread) {
    const last = parameters.pop();
    const items = last === undefined ? undefined : elementsOf(last);
    if (items === undefined) return unknown;
    parameters.push(...items.map(([, item]) => item));
  }
  return callFunction(expression.name, parameters, scope.module.around);
}

function evaluateFor(expression: Kind<'for'>, scope: Scope, of: Of): Value {
  const elements = elementsOf(of(expression.collection));
  if (elements === undefined) return unknown;
  const list: Value[] = [];
  const map = new Map<string, Value>();
  for (const [key, value] of elements) {
    const [first, second] = expression.names;
    const names = new Map(scope.names);
    if (second === undefined) names.set(first ?? '', value);
    else names.set(first ?? '', key).set(second, value);
    const within = { ...scope, names };
    const condition = expression.condition === undefined ? true : of(expression.condition, within);
    if (condition === false) continue;
    // Nobody knows which elements there are.
    if (condition !== true) return unknown;
    const result = of(expression.value, within);
    if (expression.key === undefined) {
      list.push(result);
      continue;
    }
    const name = textOf(of(expression.key, within));
    if (name === undefined) return unknown;
    if (!expression.grouped) map.set(name, result);
    else map.set(name, [...((map.get(name) as readonly Value[] | undefined) ?? []), result]);
  }
  return expression.key === undefined ? list : map;
}

function evaluateChoice({ condition, yes, no }: Kind<'choice'>, of: Of): Value {
  const decided = of(condition);
  if (decided === true) return of(yes);
  if (decided === false) return of(no);
  const branches: readonly Value[] = [of(yes), of(no)];
  const [first, second] = branches.map(textOf);
  if (first !== undefined && first === second) return branches[0]!;
  // If there is a script in only one of the two, that is the script, if there is any.
  const scripts = branches.filter((one): one is TextValue => one instanceof TextValue && one.isLong);
  const [script] = scripts;
  return script !== undefined && scripts.length === 1 ? script : unknown;
}

function evaluateOperation(operator: string, [left, right]: readonly Value[]): Value {
  if (left === undefined) return unknown;
  if (right === undefined) {
    if (operator === '!' && typeof left === 'boolean') return !left;
    return operator === '-' && typeof left === 'number' ? -left : unknown;
  }
  if (operator === '&&' || operator === '||') {
    const deciding = operator === '||';
    if (left === deciding || right === deciding) return deciding;
    return typeof left === 'boolean' && typeof right === 'boolean' ? !deciding : unknown;
  }
  if (operator === '==' || operator === '!=') {
    const equal = areEqual(left, right);
    return equal === undefined ? unknown : equal === (operator === '==');
  }
  if (typeof left !== 'number' || typeof right !== 'number') return unknown;
  const results: Readonly<Record<string, Value>> = {
    '<': left < right,
    '<=': left <= right,
    '>': left > right,
    '>=': left >= right,
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
    '%': left % right,
  };
  return results[operator] ?? unknown;
}

/** Texts, numbers, booleans and null compare; all else is left to Terraform. */
function areEqual(left: Value, right: Value): boolean | undefined {
  const plain = (value: Value): { readonly value: unknown } | undefined => {
    if (value instanceof TextValue) return value.text === undefined ? undefined : { value: value.text };
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return { value };
    return undefined;
  };
  const [a, b] = [plain(left), plain(right)];
  if (a !== undefined && b !== undefined) return a.value === b.value;
  // What is known to be there is not null.
  const isThere = (value: Value): boolean => isMap(value) || isList(value) || value instanceof TextValue;
  return (left === null && isThere(right)) || (right === null && isThere(left)) ? false : undefined;
}
