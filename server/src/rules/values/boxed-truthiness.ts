import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { type Tree, treeOf } from '../tree.js';
import { type Boxed, boxedKind, converted, kindText, shown } from './boxed.js';

/** facts §2, §4.1, §7.2, §7.47; class L of the defects in published scripts. */
export const boxedTruthiness: Rule = {
  code: 'boxed-truthiness',
  severity: 'warning',
  summary: 'A boxed Go value is asked whether it is empty: it is always true',
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.nodes) {
      if (!/^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(node.type)) continue;
      if (tree.parent(node)?.type === 'ChainExpression' || !isAsked(node, tree)) continue;
      const kind = boxedKind(node, context);
      if (kind === undefined || mayBeNothing(node, context)) continue;
      const empty = { string: 'when it is empty', number: 'when it is 0', boolean: 'when it is false' }[kind];
      context.report({
        start: node.start,
        end: node.end,
        message: `${shown(node, context)} is ${kindText(kind)} of Go’s in a box, an object: it counts as true, also ${empty}. Write \`${converted('…', kind)}\`.`,
        fixes: fix(node, kind, tree, context),
      });
    }
  },
};

/** A variable that is made by `a && a.b` and the like: the truth of what is before counts there. */
function mayBeNothing(node: Node, { oracle }: RuleContext): boolean {
  return node.type === 'Identifier' && oracle.resolve(node) === undefined;
}

/** Whether the truth of an expression decides something. */
function isAsked(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      if (parent.operator === '??') return false;
      return parent.left === node || isAsked(parent, tree);
    case 'CallExpression':
      return (
        parent.callee.type === 'Identifier' &&
        parent.callee.name === 'Boolean' &&
        parent.arguments.includes(node as never)
      );
    default:
      return false;
  }
}

function fix(node: Node, kind: Boxed, tree: Tree, { text }: RuleContext): readonly Fix[] {
  const parent = tree.parent(node);
  const { start, end } = node;
  const source = converted(text.slice(start, end), kind);
  const bare = parent?.type === 'IfStatement' || parent?.type === 'WhileStatement' || parent?.type === 'CallExpression';
  const wanted = kind === 'boolean' && !bare ? `(${source})` : source;
  return [{ title: `Write ${converted('…', kind)}`, edits: [{ start, end, text: wanted }] }];
}
