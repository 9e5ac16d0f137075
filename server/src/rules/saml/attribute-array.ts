import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, origin } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { attributeCalls } from './attributes.js';

/** facts §2.6: each argument is turned into one text. */
export const attributeArray: Rule = {
  code: 'attribute-array',
  severity: 'warning',
  summary: 'A list that becomes one value of a SAML attribute',
  check(context) {
    for (const { args } of attributeCalls(context)) {
      const spread = args.findIndex(({ type }) => type === 'SpreadElement');
      const plain = spread === -1 ? args : args.slice(0, spread);
      for (const value of plain.slice(2)) {
        if (!isList(value, context)) continue;
        const nullable = context.oracle.typeOf(value)?.nullable === true;
        context.report({
          start: value.start,
          end: value.end,
          message:
            'A list becomes one value, “a,b”. Write `...` before it: each element is a value of the attribute then.',
          fixes: nullable
            ? [
                {
                  title: 'Spread it',
                  edits: [
                    { start: value.start, end: value.start, text: '...(' },
                    { start: value.end, end: value.end, text: ' ?? [])' },
                  ],
                },
              ]
            : [{ title: 'Spread it', edits: [{ start: value.start, end: value.start, text: '...' }] }],
        });
      }
    }
  },
};

function isList(node: Node, context: RuleContext): boolean {
  const at = origin(node, context);
  if (at.type === 'ArrayExpression') return true;
  if (calleeText(at) === 'Array.from' || calleeText(at) === 'Object.keys') return true;
  return context.oracle.typeOf(node)?.array === true;
}
