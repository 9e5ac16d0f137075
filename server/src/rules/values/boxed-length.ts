import type { Rule } from '../rule.js';
import { memberName, treeOf } from '../tree.js';
import { boxedKind, shown } from './boxed.js';

/** facts §2, §4.1: methods of texts work on a boxed one, its length and its characters do not. */
export const boxedLength: Rule = {
  code: 'boxed-length',
  severity: 'warning',
  summary: 'The length or a character of a boxed Go text is read: 0, and undefined',
  replaces: ['unknown-member'],
  check(context) {
    const { oracle, program, report, text } = context;
    for (const node of treeOf(program).of('MemberExpression')) {
      const isLength = memberName(node) === 'length';
      const isIndex = node.computed && oracle.typeOf(node.property)?.primitive === 'number';
      if ((!isLength && !isIndex) || boxedKind(node.object, context) !== 'string') continue;
      const { start, end } = node.object;
      report({
        start: node.start,
        end: node.end,
        message: `${shown(node.object, context)} is a text of Go’s in a box, an object: its ${isLength ? '`length` is always 0' : 'characters are undefined'}. Write \`String(…)${isLength ? '.length' : `[${text.slice(node.property.start, node.property.end)}]`}\`.`,
        fixes: [{ title: 'Write String(…)', edits: [{ start, end, text: `String(${text.slice(start, end)})` }] }],
      });
    }
  },
};
