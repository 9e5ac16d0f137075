import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { origin } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { isCaught, memberName, plain, treeOf } from '../tree.js';

/** facts §2.0: a list of metadata or grants without a fitting entry gives undefined, and reading a member of that throws. */
export const metadataFind: Rule = {
  code: 'metadata-find',
  severity: 'warning',
  summary: 'An entry of metadata or grants is used that `find` may not find',
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.of('MemberExpression')) {
      if (node.optional || isCaught(node, tree)) continue;
      const { object } = node;
      if (!isFound(origin(object, context), context) || context.oracle.typeOf(object)?.optional !== true) continue;
      const { end } = object;
      context.report({
        start: object.type === 'Identifier' ? object.start : node.place,
        end: object.type === 'Identifier' ? object.end : node.end,
        message:
          '`find` gives undefined where no entry fits, and reading a member of it throws a TypeError. Write `?.`.',
        fixes:
          context.text.charAt(end) === '.'
            ? [{ title: 'Use ?.', edits: [{ start: end, end: end + 1, text: '?.' }] }]
            : [],
      });
    }
  },
};

/** Whether a value is what `find` gives of a list of ZITADEL's. */
function isFound(value: Node, { oracle }: RuleContext): boolean {
  const node = plain(value);
  if (node.type !== 'CallExpression') return false;
  const callee = plain(node.callee);
  if (callee.type !== 'MemberExpression' || !/^find(?:Last)?$/.test(memberName(callee) ?? '')) return false;
  return /^(?:(?:User|Org)MetadataEntry|UserGrant)\[\](?: \| undefined)?$/.test(
    oracle.typeOf(callee.object)?.text ?? '',
  );
}
