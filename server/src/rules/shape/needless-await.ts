import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';

/** facts §3.1: nothing that ZITADEL offers returns a promise. */
export const needlessAwait: Rule = {
  code: 'needless-await',
  severity: 'information',
  summary: 'What is waited for is no promise',
  check({ oracle, program, report, text }) {
    for (const node of treeOf(program).of('AwaitExpression')) {
      const type = oracle.typeOf(node.argument);
      if (type === undefined || type.any || /\bPromise(?:Like)?\b/.test(type.text) || /\bthen\b/.test(type.text))
        continue;
      if (type.goType === undefined && type.primitive === undefined && !type.empty && !type.array) continue;
      const argument = node.argument.parens ?? node.argument;
      report({
        start: node.start,
        end: node.start + 'await'.length,
        message: `\`${short(text.slice(argument.start, argument.end))}\` is there at once: waiting for it only moves the rest of the function behind the end of the action.`,
        fixes: [{ title: 'Remove await', edits: [{ start: node.start, end: argument.start, text: '' }] }],
      });
    }
  },
};

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
