import type { CallExpression, Expression, Node, SpreadElement } from '../../../emulator/src/language/syntax/nodes.js';
import type { RuleContext } from './rule.js';
import { literalText, plain, type Tree, treeOf } from './tree.js';
import { isFunction } from './walk.js';

/** A call of a function of `ctx` or `api`. */
export interface MemberCall {
  readonly node: CallExpression;
  /** Path in the catalogue. */
  readonly path: string;
  readonly arguments: readonly (Expression | SpreadElement)[];
  /** Whether an argument is spread, so that nobody can count them. */
  readonly spread: boolean;
}

/** Calls of functions of `ctx` or `api` by the path in the catalogue, in source order; aliases count. */
export function callsOf(context: RuleContext, path: RegExp): readonly MemberCall[] {
  const found: MemberCall[] = [];
  for (const node of treeOf(context.program).nodes) {
    if (node.type !== 'CallExpression') continue;
    const callee = context.oracle.resolve(node.callee);
    if (callee?.kind !== 'member' || !path.test(callee.path)) continue;
    found.push(described(node, callee.path));
  }
  return found;
}

/** Calls of `push` on a list of `api`. */
export function pushesTo(context: RuleContext, list: 'api.metadata' | 'api.userGrants'): readonly MemberCall[] {
  const found: MemberCall[] = [];
  for (const node of treeOf(context.program).nodes) {
    if (node.type !== 'CallExpression') continue;
    const callee = plain(node.callee);
    if (callee.type !== 'MemberExpression' || callee.computed) continue;
    if (callee.property.type !== 'Identifier' || callee.property.name !== 'push') continue;
    const owner = context.oracle.resolve(callee.object);
    if (owner?.kind === 'member' && owner.path === list) found.push(described(node, list));
  }
  return found;
}

function described(node: CallExpression, path: string): MemberCall {
  const spread = node.arguments.some((argument) => argument.type === 'SpreadElement');
  return { node, path, arguments: node.arguments, spread };
}

/** What a variable holds that is declared once and never assigned again; any other expression is itself. */
export function valueOf(node: Node, tree: Tree, depth = 0): Node {
  const inner = plain(node);
  if (inner.type !== 'Identifier' || depth > 5) return inner;
  const references = tree.references(inner.name);
  let init: Node | undefined;
  for (const reference of references) {
    const parent = tree.parent(reference);
    if (parent?.type === 'VariableDeclarator' && parent.id === reference && init === undefined) {
      if (parent.init == null) return inner;
      init = parent.init;
    } else if (parent === undefined || isBinding(reference, parent)) return inner;
  }
  return init === undefined ? inner : valueOf(init, tree, depth + 1);
}

/** Whether a reference declares a name or gives it a value. */
function isBinding(reference: Node, parent: Node): boolean {
  if (isFunction(parent)) return (parent.params as readonly Node[]).includes(reference) || parent.id === reference;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.left === reference;
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === reference;
    case 'VariableDeclarator':
      return parent.id === reference;
    case 'UpdateExpression':
    case 'RestElement':
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'CatchClause':
      return true;
    case 'Property':
      return parent.value === reference;
    default:
      return false;
  }
}

/** What is known of a text before the script runs: all of it, or how it begins. */
export interface KnownText {
  readonly text: string;
  readonly whole: boolean;
}

export function textOf(node: Node, tree: Tree): KnownText | undefined {
  const value = valueOf(node, tree);
  const whole = literalText(value);
  if (whole !== undefined) return { text: whole, whole: true };
  if (value.type === 'TemplateLiteral') {
    const text = value.quasis[0]?.value.cooked;
    return text == null ? undefined : { text, whole: false };
  }
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    const left = textOf(value.left, tree);
    if (left === undefined || !left.whole) return left;
    const right = textOf(value.right, tree);
    return { text: left.text + (right?.text ?? ''), whole: right?.whole === true };
  }
  return undefined;
}

/** Null, undefined, `void 0`, written as such. */
export function isNothing(node: Node): boolean {
  if (node.type === 'Literal') return node.value === null;
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

/** Whether a value is surely neither null nor undefined. */
export function isSomething(node: Node, { oracle }: RuleContext): boolean {
  if (node.type === 'Literal') return node.value !== null;
  if (/^(?:TemplateLiteral|ArrayExpression|ObjectExpression|NewExpression)$/.test(node.type)) return true;
  const type = oracle.typeOf(node);
  return type !== undefined && !type.any && !type.nullable && !type.optional && !type.empty;
}

/**
 * Whether a call has always been made when a later node runs: it is a statement of its own, and the node stands in a later
 * statement of the same list.
 */
export function runsBefore(call: Node, later: Node, tree: Tree): boolean {
  let statement = tree.parent(call);
  if (statement?.type === 'ChainExpression') statement = tree.parent(statement);
  if (statement?.type !== 'ExpressionStatement') return false;
  const list = listAround(statement, tree);
  if (list === undefined) return false;
  const from = list.indexOf(statement);
  return list
    .slice(from + 1)
    .some((next) => next.type !== 'FunctionDeclaration' && next.start <= later.start && later.end <= next.end);
}

/** The statements among which one stands. */
export function listAround(statement: Node, tree: Tree): readonly Node[] | undefined {
  const parent = tree.parent(statement);
  if (parent?.type === 'BlockStatement' || parent?.type === 'Program') return parent.body;
  return parent?.type === 'SwitchCase' ? parent.consequent : undefined;
}

/** The properties of an object literal by name; undefined where a spread or a computed key hides some. */
export function literalProperties(node: Node): ReadonlyMap<string, { key: Node; value: Node }> | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const found = new Map<string, { key: Node; value: Node }>();
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed) return undefined;
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : literalText(key);
    if (name === undefined) return undefined;
    found.set(name, { key, value: property.value });
  }
  return found;
}
