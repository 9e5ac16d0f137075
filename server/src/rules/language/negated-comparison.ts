import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';

const opposites: Readonly<Record<string, string>> = { '==': '!=', '===': '!==', '!=': '==', '!==': '===' };

/** Class Q of the defects in published scripts: `!` binds to the left side only. */
export const negatedComparison: Rule = {
  code: 'negated-comparison',
  severity: 'warning',
  summary: 'A `!` before a comparison negates its left side only',
  check({ program, report, text }) {
    for (const node of treeOf(program).of('BinaryExpression')) {
      const { left, right, operator } = node;
      if (!/^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(operator)) continue;
      if (left.type !== 'UnaryExpression' || left.operator !== '!' || left.parens !== undefined) continue;
      // Two truths are compared on purpose.
      if (left.argument.type === 'UnaryExpression' && left.argument.operator === '!') continue;
      if (right.type === 'UnaryExpression' && right.operator === '!') continue;
      if (right.type === 'Literal' && typeof right.value === 'boolean') continue;
      const opposite = opposites[operator];
      const inner = text.slice(left.start + 1, node.end).trimStart();
      const argument = left.argument.parens ?? left.argument;
      report({
        start: node.start,
        end: node.end,
        message:
          `\`!\` negates what stands before \`${operator}\`, and true or false is then compared. ` +
          (opposite === undefined ? `Write \`!(${inner})\`.` : `Write \`${opposite}\` without \`!\`.`),
        fixes: [
          opposite === undefined
            ? {
                title: 'Negate the comparison',
                edits: [
                  { start: left.start + 1, end: left.start + 1, text: '(' },
                  { start: node.end, end: node.end, text: ')' },
                ],
              }
            : {
                title: `Write ${opposite}`,
                edits: [
                  { start: left.start, end: argument.start, text: '' },
                  operatorEdit(text, left.end, operator, opposite),
                ],
              },
        ],
      });
    }
  },
};

function operatorEdit(
  text: string,
  from: number,
  operator: string,
  opposite: string,
): { start: number; end: number; text: string } {
  const start = text.indexOf(operator, from);
  return { start, end: start + operator.length, text: opposite };
}
