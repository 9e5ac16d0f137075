import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText } from '../calls.js';
import { isResponse } from '../http/fetches.js';
import type { Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { treeOf } from '../tree.js';
import { shown } from './boxed.js';

/** facts §2.0, §3.1: what ZITADEL gives is read already; `JSON.parse` makes “[object Object]” of an object first. */
export const parsedObject: Rule = {
  code: 'parsed-object',
  severity: 'error',
  summary: '`JSON.parse` is given an object',
  check(context) {
    for (const node of treeOf(context.program).of('CallExpression')) {
      if (calleeText(node) !== 'JSON.parse') continue;
      const [given] = node.arguments;
      if (given === undefined || !isObject(given, context)) continue;
      const response = isResponse(given, context);
      const { start, end } = given;
      const mayBeNothing = context.oracle.typeOf(given)?.nullable === true;
      context.report({
        start,
        end,
        message: `${shown(given, context)} is an object, and no text: \`JSON.parse\` throws a SyntaxError. ${response ? 'Write `.json()`, or `JSON.parse(….body)`.' : 'Use it as it is.'}`,
        fixes: [
          response
            ? { title: 'Write .body', edits: [{ start: end, end, text: '.body' }] }
            : {
                title: 'Use it as it is',
                edits: [
                  { start: node.start, end: start, text: '' },
                  { start: end, end: node.end, text: '' },
                ],
              },
        ],
        ...(mayBeNothing ? { severity: 'warning' as const } : whereSure(context, node)),
      });
    }
  },
};

/** Whether a value is surely an object without a text of its own. */
function isObject(node: Node, { oracle }: RuleContext): boolean {
  const type = oracle.typeOf(node);
  if (type === undefined || type.any || type.boxed !== undefined || type.time) return false;
  if (type.goType !== undefined) return /^(?:object\.|actions\.response$)/.test(type.goType);
  return /^(?:Claims|User|(?:UserGrant|UserMetadataEntry|OrgMetadataEntry)\[\])$/.test(type.text);
}
