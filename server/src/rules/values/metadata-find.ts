import type { Rule } from '../rule.js';
import { memberName, plain, treeOf } from '../tree.js';

/** facts §2.0: a metadata list without the key gives undefined, and reading its value throws. */
export const metadataFind: Rule = {
  code: 'metadata-find',
  severity: 'information',
  summary: 'The value of a metadata entry is read that may not be there',
  check({ oracle, program, report, text }) {
    for (const node of treeOf(program).nodes) {
      if (node.type !== 'MemberExpression' || node.optional || node.object.type !== 'CallExpression') continue;
      const callee = plain(node.object.callee);
      if (callee.type !== 'MemberExpression' || memberName(callee) !== 'find') continue;
      if (!/^(?:User|Org)MetadataEntry\[\]$/.test(oracle.typeOf(callee.object)?.text ?? '')) continue;
      const { end } = node.object;
      report({
        start: node.place,
        end: node.end,
        message:
          '`find` gives undefined where no entry has the key, and reading a member of it throws a TypeError. Write `?.`.',
        fixes: text.charAt(end) === '.' ? [{ title: 'Use ?.', edits: [{ start: end, end: end + 1, text: '?.' }] }] : [],
      });
    }
  },
};
