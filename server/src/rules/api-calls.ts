import type { CallExpression, Expression, Node, SpreadElement } from '../../../emulator/src/language/syntax/nodes.js';
import { literalProperties, origin } from './calls.js';
import { oncePerCheck } from './once.js';
import type { RuleContext } from './rule.js';
import { memberName, plain, type Tree, treeOf } from './tree.js';

/** A call of a function of `ctx` or `api`. */
export interface MemberCall {
  readonly node: CallExpression;
  /** Path in the catalogue. */
  readonly path: string;
  readonly arguments: readonly (Expression | SpreadElement)[];
  /** Whether an argument is spread, so that nobody can count them. */
  readonly spread: boolean;
}

/** All calls of functions of `ctx` or `api`, and of `push` on lists of `api`. */
const allCalls = oncePerCheck((context) =>
  treeOf(context.program)
    .of('CallExpression')
    .map((node) => calledMember(node, context))
    .filter((call) => call !== undefined),
);

function calledMember(node: CallExpression, { oracle }: RuleContext): MemberCall | undefined {
  const callee = oracle.resolve(plain(node.callee));
  if (callee?.kind === 'member') return described(node, callee.path);
  const access = plain(node.callee);
  if (access.type !== 'MemberExpression' || memberName(access) !== 'push') return undefined;
  const owner = oracle.resolve(access.object);
  return owner?.kind === 'member' && owner.path.startsWith('api.') ? described(node, `${owner.path}.push`) : undefined;
}

/** Calls of functions of `ctx` or `api` by the path in the catalogue, in source order; aliases count. */
export function callsOf(context: RuleContext, path: RegExp): readonly MemberCall[] {
  return allCalls(context).filter((call) => path.test(call.path));
}

/** Calls of `push` on a list of `api`. */
export function pushesTo(context: RuleContext, list: 'api.metadata' | 'api.userGrants'): readonly MemberCall[] {
  return allCalls(context).filter(({ path }) => path === `${list}.push`);
}

function described(node: CallExpression, path: string): MemberCall {
  const spread = node.arguments.some((argument) => argument.type === 'SpreadElement');
  return { node, path, arguments: node.arguments, spread };
}

/**
 * What a variable was made from, as `origin` says it; the variable itself where that is an object or array which the script
 * changes, or hands to somebody who may.
 */
export function unchanged(node: Node, tree: Tree): Node {
  const value = origin(node, tree);
  if (node.type !== 'Identifier' || value === node || !/^(?:Object|Array)Expression$/.test(value.type)) return value;
  const isRead = (reference: Node): boolean => {
    const parent = tree.parent(reference);
    if (reference === node || (parent?.type === 'VariableDeclarator' && parent.id === reference)) return true;
    if (parent?.type !== 'MemberExpression' || parent.object !== reference) return false;
    const use = tree.parent(parent);
    if (use?.type === 'AssignmentExpression') return use.left !== parent;
    if (use?.type === 'CallExpression') return use.callee !== parent;
    // Of members that are objects nobody knows where they go.
    return use?.type !== 'UpdateExpression' && use?.type !== 'UnaryExpression' && use?.type !== 'MemberExpression';
  };
  return tree.references(node.name).every(isRead) ? value : node;
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
export function namedProperties(
  node: Node,
): ReadonlyMap<string, { readonly key: Node; readonly value: Node }> | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const found = new Map<string, { key: Node; value: Node }>();
  for (const { name, key, value } of literalProperties(node)) found.set(name, { key, value });
  return found.size === node.properties.length ? found : undefined;
}
