import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf, listAround, type MemberCall, runsBefore } from '../api-calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { type Tree, treeOf } from '../tree.js';

const pairs = [
  { verified: 'api.setPhoneVerified', value: 'api.setPhone', what: 'phone number' },
  { verified: 'api.setEmailVerified', value: 'api.setEmail', what: 'e-mail address' },
] as const;

/** facts §2.2, §7.20: the state belongs to the number; before there is a number it has no place. */
export const setterOrder: Rule = {
  code: 'setter-order',
  severity: 'warning',
  summary: '`setPhoneVerified` or `setEmailVerified` comes before what it speaks of is set',
  check(context) {
    if (!context.triggers.some((trigger) => trigger.endsWith('/pre-creation'))) return;
    const tree = treeOf(context.program);
    const calls = callsOf(context, /^api\.set(?:Phone|Email)(?:Verified)?$/);
    for (const { verified, value, what } of pairs)
      for (const call of calls) {
        if (call.path !== verified) continue;
        const later = calls.find(({ path, node }) => path === value && runsBefore(call.node, node, tree));
        const earlier = calls.some(({ path, node }) => path === value && node.end <= call.node.start);
        if (later === undefined || earlier) continue;
        const name = verified.slice('api.'.length);
        context.report({
          start: call.node.start,
          end: call.node.end,
          message: `While the new user has no ${what}, \`${name}\` does nothing. Call it behind \`${value.slice('api.'.length)}\`.`,
          fixes: exchange(call, later, tree, context),
        });
      }
  },
};

/** Puts two statements of the same list each in the other's place. */
function exchange(first: MemberCall, second: MemberCall, tree: Tree, { text }: RuleContext): readonly Fix[] {
  const [one, other] = [statementOf(first.node, tree), statementOf(second.node, tree)];
  if (one === undefined || other === undefined) return [];
  if (listAround(one, tree)?.includes(other) !== true) return [];
  return [
    {
      title: 'Exchange the calls',
      edits: [
        { start: one.start, end: one.end, text: text.slice(other.start, other.end) },
        { start: other.start, end: other.end, text: text.slice(one.start, one.end) },
      ],
    },
  ];
}

function statementOf(node: Node, tree: Tree): Node | undefined {
  const parent = tree.parent(node);
  return parent?.type === 'ExpressionStatement' ? parent : undefined;
}
