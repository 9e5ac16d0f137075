import type { Rule } from '../rule.js';
import { literalText, treeOf } from '../tree.js';
import { boxedKindOrNothing, kindText, shown } from './boxed.js';

/** facts §2, §4.1: `typeof` of a boxed value is `object`. */
export const boxedTypeof: Rule = {
  code: 'boxed-typeof',
  severity: 'warning',
  summary: 'A boxed Go value is asked for its type: it is an object',
  check(context) {
    const { program, report } = context;
    for (const node of treeOf(program).of('BinaryExpression')) {
      if (!/^[!=]==?$/.test(node.operator)) continue;
      const [asked, name] = node.left.type === 'UnaryExpression' ? [node.left, node.right] : [node.right, node.left];
      if (asked.type !== 'UnaryExpression' || asked.operator !== 'typeof') continue;
      const wanted = literalText(name);
      const kind = boxedKindOrNothing(asked.argument, context);
      if (kind === undefined || wanted !== kind) continue;
      report({
        start: node.start,
        end: node.end,
        message: `${shown(asked.argument, context)} is ${kindText(kind)} of Go’s in a box: \`typeof\` says “object”, so this is always ${node.operator.startsWith('!') ? 'true' : 'false'}.`,
      });
    }
  },
};
