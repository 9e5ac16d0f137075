import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText } from '../calls.js';
import { isResponse } from '../http/fetches.js';
import type { Oracle } from '../oracle.js';
import type { Rule } from '../rule.js';
import { memberName, plain } from '../tree.js';
import { isFunction, walk } from '../walk.js';

/** facts §1.6: anything but undefined and null that an action returns becomes the error of the run. */
export const returnsValue: Rule = {
  code: 'returns-value',
  severity: 'error',
  summary: 'The action returns a value, which ZITADEL takes for an error',
  check({ action, certainty, oracle, report, text }) {
    if (action === undefined || action.async || action.generator) return;
    const check = (start: number, end: number, fix: 'statement' | undefined, whole: Node): void => {
      const type = oracle.typeOf({ start, end });
      if (type === undefined || type.empty || (type.any && !isParsed(whole, oracle))) return;
      const isSure = !type.any && !type.nullable && !type.optional && certainty.has(whole);
      report({
        start: whole.start,
        end: whole.end,
        ...(!isSure && { severity: 'warning' as const }),
        message:
          'An action must not return a value: ZITADEL takes it for an error and the run fails with “could not convert … to error”, ' +
          'although what it did before stays. Return nothing.',
        ...(fix !== undefined && {
          fixes: [{ title: 'Return nothing', edits: [{ start: whole.start, end: whole.end, text: 'return;' }] }],
        }),
      });
    };
    if (action.body.type !== 'BlockStatement') {
      check(action.body.start, action.body.end, undefined, action.body);
      return;
    }
    walk(action.body, (node) => {
      if (isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
      if (node.type === 'ReturnStatement' && node.argument != null) {
        const simple = !/[(`]|\bnew\b/.test(text.slice(node.argument.start, node.argument.end));
        check(node.argument.start, node.argument.end, simple ? 'statement' : undefined, node);
      }
      return undefined;
    });
  },
};

/** `return response.json();`: what is in there is not known, but something is. */
function isParsed(whole: Node, oracle: Oracle): boolean {
  const value = plain(whole.type === 'ReturnStatement' && whole.argument !== null ? whole.argument : whole);
  if (value.type !== 'CallExpression') return false;
  const callee = plain(value.callee);
  if (callee.type !== 'MemberExpression') return false;
  return calleeText(value) === 'JSON.parse' || (memberName(callee) === 'json' && isResponse(callee.object, { oracle }));
}
