import type { ModuleId } from '../../../emulator/src/catalogue/model.js';
import type {
  CallExpression,
  Expression,
  FunctionNode,
  Node,
  Property,
} from '../../../emulator/src/language/syntax/nodes.js';
import { oncePerCheck } from './once.js';
import type { RuleContext } from './rule.js';
import { isBound, memberName, plain, type Tree, treeOf } from './tree.js';
import { isFunction } from './walk.js';

/** One call of a function of a module. */
export interface ModuleCall {
  readonly call: CallExpression;
  /** Name of the function. */
  readonly name: string;
  /** The name where the call has it: `fetch` of `http.fetch(…)`. */
  readonly place: Node;
  readonly args: readonly Node[];
  /** An argument is a spread: how many there are is not known. */
  readonly spread: boolean;
}

/** Calls of a module's functions, through variables and destructuring too; in source order. */
export function moduleCalls(context: RuleContext, id: ModuleId): readonly ModuleCall[] {
  return allModuleCalls(context).flatMap(({ module, call }) => (module === id ? [call] : []));
}

const allModuleCalls = oncePerCheck(({ oracle, program }) => {
  const found: { readonly module: ModuleId; readonly call: ModuleCall }[] = [];
  for (const call of treeOf(program).of('CallExpression')) {
    const resolved = oracle.resolve(plain(call.callee));
    if (resolved?.kind !== 'module-member') continue;
    const [module, name] = [resolved.module.id, resolved.member.name];
    found.push({ module, call: { call, name, place: placeOfName(call), ...argumentsOf(call) } });
  }
  return found;
});

export function argumentsOf(call: CallExpression): Pick<ModuleCall, 'args' | 'spread'> {
  return { args: call.arguments, spread: call.arguments.some(({ type }) => type === 'SpreadElement') };
}

/** Where a call has the name of what it calls: `fetch` of `http.fetch(…)`. */
export function placeOfName({ callee }: CallExpression): Node {
  const called = plain(callee);
  return called.type === 'MemberExpression' ? called.property : called;
}

/** What a variable was made from, where it is declared once and never assigned; anything else as it is. */
export function origin(node: Node, { program }: Pick<RuleContext, 'program'>, depth = 0): Node {
  if (node.type !== 'Identifier' || depth > 5) return node;
  const tree = treeOf(program);
  let init: Expression | null | undefined;
  for (const one of referencesInScope(node, node.name, tree)) {
    const parent = tree.parent(one);
    if (parent?.type === 'VariableDeclarator' && parent.id === one) {
      if (init !== undefined) return node;
      init = parent.init ?? null;
    } else if (isBound(one, tree)) return node;
  }
  return init == null ? node : origin(init, { program }, depth + 1);
}

/** The function of the script that a call calls by name, declared or held by a variable that is never assigned. */
export function calledFunction(
  { callee }: CallExpression,
  { program }: Pick<RuleContext, 'program'>,
): FunctionNode | undefined {
  const named = plain(callee);
  if (named.type !== 'Identifier') return undefined;
  const value = origin(named, { program });
  if (isFunction(value)) return value;
  const tree = treeOf(program);
  let found: FunctionNode | undefined;
  for (const one of tree.references(named.name)) {
    const parent = tree.parent(one);
    if (parent?.type === 'FunctionDeclaration' && parent.id === one) {
      if (found !== undefined) return undefined;
      found = parent;
    } else if ((parent?.type === 'VariableDeclarator' && parent.id === one) || isBound(one, tree)) return undefined;
  }
  return found;
}

/** All calls of a function of the script by its name; undefined where it has none, or is handed on itself. */
export function callersOf(
  called: FunctionNode,
  { program }: Pick<RuleContext, 'program'>,
): readonly CallExpression[] | undefined {
  const tree = treeOf(program);
  const parent = tree.parent(called);
  const id = called.id ?? (parent?.type === 'VariableDeclarator' && parent.init === called ? parent.id : undefined);
  if (id?.type !== 'Identifier') return undefined;
  const calls: CallExpression[] = [];
  for (const one of tree.references(id.name)) {
    if (one === id) continue;
    const use = tree.parent(one);
    if (use?.type !== 'CallExpression' || use.callee !== one) return undefined;
    calls.push(use);
  }
  return calls;
}

/** All that a variable is given, where it is declared and later; undefined where something else binds the name. */
export function valuesOf(variable: Node, { program }: Pick<RuleContext, 'program'>): readonly Node[] | undefined {
  if (variable.type !== 'Identifier') return undefined;
  const tree = treeOf(program);
  const values: Node[] = [];
  for (const one of referencesInScope(variable, variable.name, tree)) {
    const parent = tree.parent(one);
    if (parent?.type === 'VariableDeclarator' && parent.id === one) {
      if (parent.init != null) values.push(parent.init);
    } else if (parent?.type === 'AssignmentExpression' && parent.left === one && parent.operator === '=')
      values.push(parent.right);
    else if (isBound(one, tree)) return undefined;
  }
  return values;
}

/** References of a name within the innermost function around a node that declares it; else all of the script. */
function referencesInScope(node: Node, name: string, tree: Tree): readonly Node[] {
  const all = tree.references(name);
  for (let around = tree.functionAround(node); around !== undefined; around = tree.functionAround(around)) {
    const own = all.filter(({ start, end }) => start >= around.start && end <= around.end);
    const declares = own.some((one) => {
      const parent = tree.parent(one);
      const binds = parent?.type === 'VariableDeclarator' ? parent.id === one : isBound(one, tree);
      return binds && (parent !== around || around.id !== one);
    });
    if (declares) return own;
  }
  return all;
}

/** Whether nothing else in the script can have changed an object since the literal that it was made from. */
export function isUntouched(node: Node, context: Pick<RuleContext, 'program'>): boolean {
  if (node.type !== 'Identifier') return true;
  return origin(node, context) === node || treeOf(context.program).references(node.name).length <= 2;
}

/** Members of an object literal by name; those with computed names and spreads are left out. */
export function* literalProperties(
  node: Node,
): Iterable<{ readonly name: string; readonly key: Node; readonly value: Node; readonly whole: Property }> {
  if (node.type !== 'ObjectExpression') return;
  for (const one of node.properties) {
    if (one.type !== 'Property') continue;
    const name =
      !one.computed && one.key.type === 'Identifier'
        ? one.key.name
        : one.key.type === 'Literal'
          ? String(one.key.value)
          : undefined;
    if (name !== undefined) yield { name, key: one.key, value: one.value, whole: one };
  }
}

/** Whether an object literal may have a text of its own: with `toString`, or with members that the text does not name. */
export function hasText(node: Node & { type: 'ObjectExpression' }): boolean {
  const names = [...literalProperties(node)].map(({ name }) => name);
  return names.length !== node.properties.length || names.some((name) => name === 'toString' || name === '__proto__');
}

/** Value of a member of an object literal, names compared exactly. */
export function literalProperty(node: Node, name: string): Node | undefined {
  for (const one of literalProperties(node)) if (one.name === name) return one.value;
  return undefined;
}

/** The text that a string surely begins with, and whether that is all of it; undefined: no string with a known beginning. */
export function knownText(
  node: Node,
  context: Pick<RuleContext, 'program'>,
  depth = 0,
): { readonly text: string; readonly whole: boolean } | undefined {
  const at = origin(node, context);
  if (depth > 10) return undefined;
  if (at.type === 'Literal') return typeof at.value === 'string' ? { text: at.value, whole: true } : undefined;
  if (at.type === 'TemplateLiteral') {
    let text = at.quasis[0]?.value.cooked ?? '';
    for (const [index, expression] of at.expressions.entries()) {
      const inner = knownText(expression, context, depth + 1);
      if (inner === undefined || !inner.whole) return { text: text + (inner?.text ?? ''), whole: false };
      text += inner.text + (at.quasis[index + 1]?.value.cooked ?? '');
    }
    return { text, whole: true };
  }
  if (at.type === 'BinaryExpression' && at.operator === '+') {
    const left = knownText(at.left, context, depth + 1);
    if (left === undefined || !left.whole) return left;
    const right = knownText(at.right, context, depth + 1);
    return { text: left.text + (right?.text ?? ''), whole: right?.whole === true };
  }
  return undefined;
}

/** Whether a node is the value undefined or null as the text has it. */
export function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.raw === 'null');
}

/** Name of the function that a call such as `JSON.stringify(…)` or `String(…)` calls. */
export function calleeText(node: Node): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = plain(node.callee);
  if (callee.type === 'Identifier') return callee.name;
  const name = memberName(callee);
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && name !== undefined
    ? `${callee.object.name}.${name}`
    : undefined;
}
