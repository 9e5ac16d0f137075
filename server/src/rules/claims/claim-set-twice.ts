import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { isSomething, runsBefore } from '../api-calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { memberName, plain, type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';
import { type ClaimCall, claimCalls } from './calls.js';

/** facts §2.5: the first value stays, and a line is added to the action's log claim. */
export const claimSetTwice: Rule = {
  code: 'claim-set-twice',
  severity: 'warning',
  summary: 'A claim that is set already is set again: the first value stays',
  check(context) {
    const tree = treeOf(context.program);
    const calls = claimCalls(context);
    calls.forEach((call, index) => {
      const name = call.key?.whole ? call.key.text : context.text.slice(call.keyNode.start, call.keyNode.end);
      const earlier = calls
        .slice(0, index)
        .find(
          (other) =>
            isSameName(other, call, context) &&
            (sets(other, context) || isSameValue(other, call, context)) &&
            runsBefore(other.node, call.node, tree),
        );
      const again = earlier !== undefined;
      if (!again && !(call.key?.whole && sets(call, context) && inEveryRound(call, tree))) return;
      context.report({
        start: call.keyNode.start,
        end: call.keyNode.end,
        message: again
          ? `\`${name}\` is set above, and the first value stays: this one goes to the log only. Set the claim once.`
          : `The loop sets \`${name}\` in each round, and the first value stays. Collect the values in an array, and set the claim behind the loop.`,
      });
    });
  },
};

/** Whether two calls name the same claim: by the same text, or by a variable that nothing changes in between. */
function isSameName(one: ClaimCall, other: ClaimCall, context: RuleContext): boolean {
  if (one.key?.whole && other.key?.whole) return one.key.text === other.key.text;
  return isSame(one.keyNode, other.keyNode, context);
}

/** Whether both set the same variable: if it is nothing, the second sets nothing either. */
function isSameValue(one: ClaimCall, other: ClaimCall, context: RuleContext): boolean {
  return one.value !== undefined && other.value !== undefined && isSame(one.value, other.value, context);
}

function isSame(one: Node, other: Node, { program }: RuleContext): boolean {
  if (one.type !== 'Identifier' || other.type !== 'Identifier' || one.name !== other.name) return false;
  const tree = treeOf(program);
  if (tree.functionAround(one) !== tree.functionAround(other)) return false;
  return !tree.references(one.name).some((reference) => {
    const parent = tree.parent(reference);
    if (reference.start < one.start || reference.end > other.end) return false;
    return (
      (parent?.type === 'AssignmentExpression' && parent.left === reference) || parent?.type === 'UpdateExpression'
    );
  });
}

/** Whether a call surely leaves a value: null and undefined leave the name free. */
function sets({ value }: ClaimCall, context: RuleContext): boolean {
  return value !== undefined && isSomething(value, context);
}

/** Whether a call is made in each round of a loop, with nothing that ends the loop. */
function inEveryRound(call: ClaimCall, tree: Tree): boolean {
  // A name that is made in the loop may be another in each round.
  if (call.keyNode.type !== 'Literal') return false;
  let at: Node = call.node;
  for (const around of tree.ancestors(call.node)) {
    if (around.type === 'ForOfStatement' || around.type === 'ForInStatement' || around.type === 'WhileStatement')
      return around.body === at && !leaves(around.body, tree);
    if (around.type === 'ForStatement') return around.body === at && !leaves(around.body, tree);
    if (isFunction(around)) return around.body === at && isForEach(around, tree) && !leaves(around.body, tree);
    if (!/^(?:BlockStatement|ExpressionStatement|ChainExpression)$/.test(around.type)) return false;
    at = around;
  }
  return false;
}

function isForEach(callback: Node, tree: Tree): boolean {
  const call = tree.parent(callback);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== callback) return false;
  const name = memberName(plain(call.callee));
  return name === 'forEach' || name === 'map';
}

function leaves(body: Node, tree: Tree): boolean {
  return tree.nodes.some(
    (node) =>
      node.start >= body.start &&
      node.end <= body.end &&
      /^(?:BreakStatement|ReturnStatement|ThrowStatement|ContinueStatement)$/.test(node.type),
  );
}
