import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule, RuleContext } from '../rule.js';
import { memberName, treeOf } from '../tree.js';

/** facts §2.0, §2.2, §7.39: these two are not copied into what scripts see. */
export const genderReadBack: Rule = {
  code: 'gender-read-back',
  severity: 'information',
  summary: 'The gender is read where it is always 0',
  check(context) {
    const { oracle, program, report, triggers } = context;
    if (!triggers.every((trigger) => /\/pre-creation$|^external-authentication\/post-authentication$/.test(trigger)))
      return;
    if (triggers.length === 0) return;
    for (const node of treeOf(program).of('MemberExpression')) {
      if (memberName(node) !== 'gender') continue;
      const resolved = oracle.resolve(node);
      if (resolved?.kind !== 'property' || resolved.type.go !== 'object.human' || !isOfContext(node.object, context))
        continue;
      report({
        start: node.property.start,
        end: node.property.end,
        message: 'Here the gender is always 0, also after `setGender`: ZITADEL does not copy it for the script.',
      });
    }
  },
};

function isOfContext(human: Node, { oracle }: RuleContext): boolean {
  const resolved = oracle.resolve(human);
  return resolved?.kind === 'property' || resolved?.kind === 'member';
}
