import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule } from '../rule.js';
import { type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';
import { type AttributeCall, attributeCalls } from './attributes.js';

/** facts §2.6: the first call of a name counts, later ones are dropped without a word. */
export const attributeSetTwice: Rule = {
  code: 'attribute-set-twice',
  severity: 'warning',
  summary: 'A SAML attribute that is set twice',
  check(context) {
    const tree = treeOf(context.program);
    const before: AttributeCall[] = [];
    for (const call of attributeCalls(context)) {
      const { attribute } = call;
      if (attribute === undefined) continue;
      const name = call.args[0]!;
      if (isRepeated(call.call, tree))
        context.report({
          start: name.start,
          end: name.end,
          message: `Only the first round sets \`${attribute}\`: ZITADEL leaves out later calls with the same name without a word. Collect the values, and hand them over in one call with \`...values\`.`,
        });
      else if (before.some((other) => other.attribute === attribute && follows(call.call, other.call, tree)))
        context.report({
          start: name.start,
          end: name.end,
          message: `\`${attribute}\` is set already: ZITADEL leaves this call out without a word. Hand all values over in one call.`,
        });
      before.push(call);
    }
  },
};

/** Whether a call stands in a loop, or in what is called for each element of a list, and is not followed by its end. */
function isRepeated(node: Node, tree: Tree): boolean {
  let below = node;
  for (const one of tree.ancestors(node)) {
    if (/^(?:ForIn|ForOf|For|While|DoWhile)Statement$/.test(one.type)) return !leaves(below);
    if (isFunction(one)) {
      const around = tree.parent(one);
      return (
        around?.type === 'CallExpression' &&
        around.arguments.some((argument) => argument === one) &&
        around.callee.type === 'MemberExpression' &&
        around.callee.property.type === 'Identifier' &&
        /^(?:forEach|map)$/.test(around.callee.property.name)
      );
    }
    // A branch, or a body that ends in `break` or `return`, may run once only.
    if (one.type === 'IfStatement' || one.type === 'SwitchStatement' || one.type === 'TryStatement') return false;
    below = one;
  }
  return false;
}

function leaves(body: Node): boolean {
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  return last?.type === 'BreakStatement' || last?.type === 'ReturnStatement';
}

/** Whether a call surely ran when another runs: the other stands behind it in the same list of statements, or deeper. */
function follows(later: Node, earlier: Node, tree: Tree): boolean {
  let list: Node | undefined;
  for (const one of tree.ancestors(earlier)) {
    if (one.type === 'BlockStatement' || one.type === 'Program') {
      list = one;
      break;
    }
    if (one.type !== 'ExpressionStatement' && one.type !== 'ChainExpression') return false;
  }
  for (const one of tree.ancestors(later)) if (one === list) return true;
  return false;
}
