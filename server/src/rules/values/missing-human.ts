import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { isCaught, memberName, type Tree, treeOf } from '../tree.js';

/** facts §2.0, §2.5: tokens are made for service users too, and those have `machine` in the place of `human`. */
export const missingHuman: Rule = {
  code: 'missing-human',
  severity: 'warning',
  summary: '`getUser().human` is used without a test: service users have none',
  check(context) {
    const { program, report, text, triggers } = context;
    if (!text.includes('human') || !triggers.some((trigger) => trigger.startsWith('complement-token/'))) return;
    const tree = treeOf(program);
    if (looksAtKind(tree, context)) return;
    for (const node of tree.nodes) {
      const use = usedHuman(node);
      if (use === undefined || !isHuman(use, context) || isCaught(node, tree)) continue;
      const isTarget = /^(?:Assignment|Update)Expression$/.test(tree.parent(node)?.type ?? '') && !isValue(node, tree);
      const canLink = node.type === 'MemberExpression' && !node.computed && !isTarget && text.charAt(use.end) === '.';
      const fixes: readonly Fix[] = canLink
        ? [{ title: 'Use ?.', edits: [{ start: use.end, end: use.end + 1, text: '?.' }] }]
        : [];
      report({
        start: use.start,
        end: use.end,
        message:
          'A service user has `machine` and no `human`: for its tokens this throws a TypeError, and it gets none. Write `if (!user.human) return;` before, or `?.`.',
        fixes,
      });
      // Once said, it holds for the rest of the script.
      return;
    }
  },
};

/** Whether a node is what an assignment takes, and not what it gives a value to. */
function isValue(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  return parent?.type === 'AssignmentExpression' && parent.right === node;
}

/** The expression whose members are read. */
function usedHuman(node: Node): Node | undefined {
  if (node.type === 'MemberExpression' && !node.optional) return node.object;
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern') return node.init ?? undefined;
  // `{ human: { email } }`
  if (node.type === 'Property' && !node.computed && node.value.type === 'ObjectPattern') return node.key;
  return undefined;
}

function isHuman(node: Node, { oracle }: RuleContext): boolean {
  if (node.type !== 'Identifier' && memberName(node) !== 'human') return false;
  const resolved = oracle.resolve(node);
  if (resolved?.kind !== 'property' || resolved.field.go !== 'Human') return false;
  return resolved.type.go === 'object.humanUser';
}

/** Whether the script asks anywhere for the kind of user: then it knows. */
function looksAtKind(tree: Tree, context: RuleContext): boolean {
  return tree.nodes.some((node) => {
    if (node.type === 'Literal' && node.value === 'human') return true;
    if (memberName(node) === 'machine') return true;
    if (node.type === 'Property' && node.key.type === 'Identifier' && node.key.name === 'machine') return true;
    if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return false;
    const parent = tree.parent(node);
    if (parent === undefined) return false;
    if (node.type === 'Identifier' && !tree.isReference(node)) return false;
    return isTest(node, parent) && isHuman(node, context);
  });
}

function isTest(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'LogicalExpression':
      return true;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    case 'MemberExpression':
      return parent.object === node && parent.optional;
    case 'CallExpression':
      return parent.callee !== node;
    default:
      return false;
  }
}
