import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { isCaught, isWritten, memberName, type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';

/** facts §1.6: reading a member of undefined, or calling it, throws a TypeError. */
export const noValue: Rule = {
  code: 'no-value',
  severity: 'error',
  summary: 'A variable is used that nothing is assigned to',
  check(context) {
    // Code in texts, and members of the global object, give variables values that nobody sees here.
    if (/\b(?:eval|Function|with|globalThis)\b/.test(context.text)) return;
    const tree = treeOf(context.program);
    for (const node of tree.of('VariableDeclarator')) {
      if (node.id.type !== 'Identifier') continue;
      const declared = node.id;
      const value = emptyText(node, tree);
      const uses = tree.references(declared.name).filter((one) => one !== declared);
      // Two variables of a name are told apart by nobody here.
      if (declarations(declared.name, tree) > 1) continue;
      const writes = uses.filter((one) => isWritten(one, tree));
      const isNever = value !== undefined && writes.length === 0;
      if (isNever && uses.some((one) => isAsked(one, tree))) continue;
      if (!isNever && writes.length > 0) continue;
      for (const use of uses) {
        const what = isNever || isTooEarly(use, node, tree) ? throwing(use, tree) : undefined;
        if (what === undefined || isCaught(use, tree)) continue;
        context.report({
          start: use.start,
          end: use.end,
          message: isNever
            ? `Nothing is assigned to \`${declared.name}\`, so that it is ${value}: ${what} throws a TypeError.`
            : `\`${declared.name}\` gets its value further down, and is undefined here: ${what} throws a TypeError.`,
          ...whereSure(context, use),
        });
      }
    }
  },
};

/** What a variable is that is declared without a value; undefined for all others. */
function emptyText(node: Node & { type: 'VariableDeclarator' }, tree: Tree): 'undefined' | 'null' | undefined {
  const around = tree.parent(tree.parent(node)!);
  if (around !== undefined && /^For(?:In|Of)Statement$/.test(around.type)) return undefined;
  const { init } = node;
  if (init == null || (init.type === 'Identifier' && init.name === 'undefined')) return 'undefined';
  return init.type === 'Literal' && init.raw === 'null' ? 'null' : undefined;
}

/** How often a name is declared, as a parameter or in a pattern too. */
function declarations(name: string, tree: Tree): number {
  return tree.references(name).filter((one) => {
    const parent = tree.parent(one);
    if (parent === undefined) return false;
    if (parent.type === 'VariableDeclarator') return parent.id === one;
    if (isFunction(parent)) return parent.body !== one;
    if (/^(?:RestElement|CatchClause|ClassDeclaration|ClassExpression|ArrayPattern)$/.test(parent.type)) return true;
    if (parent.type === 'AssignmentPattern') return parent.left === one;
    return parent.type === 'Property' && tree.parent(parent)?.type === 'ObjectPattern' && parent.value === one;
  }).length;
}

/** Whether the script asks whether there is a value. */
function isAsked(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return parent.test === node;
    case 'LogicalExpression':
    case 'UnaryExpression':
      return true;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    case 'MemberExpression':
    case 'CallExpression':
      return parent.optional;
    default:
      return false;
  }
}

/** Whether a use runs before the only declaration: earlier in the same function, in no loop, and declared by `var`. */
function isTooEarly(use: Node, declarator: Node, tree: Tree): boolean {
  const list = tree.parent(declarator);
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'var' || use.end > declarator.start) return false;
  if (tree.functionAround(use) !== tree.functionAround(declarator)) return false;
  for (const around of tree.ancestors(declarator)) {
    if (isFunction(around)) break;
    if (/^(?:For|While|DoWhile|Labeled)/.test(around.type)) return false;
  }
  return true;
}

/** How a use throws where there is no value. */
function throwing(node: Node, tree: Tree): string | undefined {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'MemberExpression': {
      if (parent.object !== node || parent.optional) return undefined;
      const name = memberName(parent);
      return name === undefined ? 'reading a member of it' : `reading \`${name}\` of it`;
    }
    case 'CallExpression':
      return parent.callee === node && !parent.optional ? 'calling it' : undefined;
    case 'NewExpression':
      return parent.callee === node ? 'making one' : undefined;
    case 'ForOfStatement':
      return parent.right === node ? 'going through it' : undefined;
    case 'SpreadElement':
      return tree.parent(parent)?.type === 'ObjectExpression' ? undefined : 'spreading it';
    default:
      return undefined;
  }
}
