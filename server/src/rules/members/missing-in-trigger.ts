import { membersOf, type TriggerId, type Version } from '../../../../emulator/src/catalogue/index.js';
import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { remembered } from '../../../../emulator/src/remembered.js';
import { triggersLabel } from '../../catalogue.js';
import type { Rule, RuleContext } from '../rule.js';
import { memberName, type Tree, treeOf } from '../tree.js';
import { walk } from '../walk.js';

/** facts §2.7: a file is bound to a set of triggers, and one of them may lack what the others have. */
export const missingInTrigger: Rule = {
  code: 'missing-in-trigger',
  severity: 'warning',
  summary: 'A member that one of the action’s triggers lacks',
  check(context) {
    const { identity, triggers, oracle } = context;
    // Guesses are made so that they cover what the script uses.
    if (triggers.length < 2 || identity.source === 'inference' || identity.source === 'default') return;
    const names = differingNames(triggers, context.version);
    if (names.size === 0) return;
    const tree = treeOf(context.program);
    for (const node of tree.of('MemberExpression')) {
      if (!names.has(memberName(node) ?? '')) continue;
      const resolved = oracle.resolve(node);
      if (resolved?.kind !== 'member' || resolved.missingIn.length === 0) continue;
      const owner = oracle.resolve(node.object);
      // What lies in something that is missing is missing for the same reason.
      if (owner?.kind === 'member' && owner.missingIn.length === resolved.missingIn.length) continue;
      if (isAskedFor(node, context, tree)) continue;
      const [only] = resolved.missingIn;
      context.report({
        start: node.property.start,
        end: node.property.end,
        message: `\`${resolved.path}\` does not exist in ${triggersLabel(resolved.missingIn)}, where this action runs too. Test for it first.`,
        ...(resolved.missingIn.length === 1 && { trigger: only! }),
      });
    }
  },
};

/** Names of the members that some triggers of a set have and others lack: only those need be looked up. */
const differingNames = remembered(
  { most: 50, key: (triggers: readonly TriggerId[], version: Version) => `${triggers} ${version}` },
  (triggers, version): ReadonlySet<string> => {
    const having = new Map<string, Set<TriggerId>>();
    for (const { path, triggers: of } of membersOf(triggers, version))
      having.set(path, new Set([...(having.get(path) ?? []), ...of]));
    const differing = [...having].filter(([, of]) => !triggers.every((id) => of.has(id)));
    return new Set(differing.map(([path]) => path.slice(path.lastIndexOf('.') + 1)));
  },
);

/** Whether the script tests for the member somewhere, or the place depends on a test of what triggers differ in. */
function isAskedFor(node: Node, { text, oracle }: RuleContext, tree: Tree): boolean {
  const asked = text.slice(node.start, node.end).replace(/\s|\?(?=\.)/g, '');
  const isTest = (test: Node): boolean => {
    let found = false;
    walk(test, (one) => {
      if (one.type === 'MemberExpression') {
        const resolved = oracle.resolve(one);
        if (resolved?.kind === 'member' && resolved.missingIn.length > 0) found = true;
      }
      return !found;
    });
    return found;
  };
  for (const one of tree.nodes) {
    const test =
      one.type === 'IfStatement' || one.type === 'ConditionalExpression'
        ? one.test
        : one.type === 'LogicalExpression'
          ? one.left
          : undefined;
    if (test === undefined) continue;
    if (
      text
        .slice(test.start, test.end)
        .replace(/\s|\?(?=\.)/g, '')
        .includes(asked)
    )
      return true;
  }
  const parent = tree.parent(node);
  if (parent?.type === 'MemberExpression' && parent.optional) return true;
  if (parent?.type === 'CallExpression' && parent.optional) return true;
  if (parent?.type === 'UnaryExpression' && (parent.operator === 'typeof' || parent.operator === '!')) return true;
  for (const one of tree.ancestors(node)) {
    if (one.type === 'TryStatement') return true;
    if ((one.type === 'IfStatement' || one.type === 'ConditionalExpression') && isTest(one.test)) return true;
    if (one.type === 'LogicalExpression' && isTest(one.left)) return true;
    // A test that leaves the function before.
    if (one.type === 'BlockStatement')
      for (const statement of one.body) {
        if (statement.start >= node.start) break;
        if (statement.type === 'IfStatement' && leaves(statement.consequent) && isTest(statement.test)) return true;
      }
  }
  return false;
}

function leaves(node: Node | undefined): boolean {
  if (node?.type === 'BlockStatement') return leaves(node.body.at(-1));
  return node?.type === 'ReturnStatement' || node?.type === 'ThrowStatement';
}
