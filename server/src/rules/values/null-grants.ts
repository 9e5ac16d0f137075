import type { Rule } from '../rule.js';
import { nullUses, testForUndefined, thrown } from './nulls.js';

/** facts §2.5, §7.15; classes I and J of the defects in published scripts. */
export const nullGrants: Rule = {
  code: 'null-grants',
  severity: 'warning',
  summary: '`ctx.v1.user.grants` is null for users without grants, and is used without a test for it',
  replaces: ['possibly-null'],
  check(context) {
    for (const use of nullUses(context)) {
      if (use.resolved?.kind !== 'member' || use.resolved.path !== 'ctx.v1.user.grants') continue;
      const tested = testForUndefined(use, context);
      context.report({
        start: use.start,
        end: use.end,
        message:
          `Without a grant in the projects that the roles were asked for, and where no roles are asked for, \`ctx.v1.user.grants\` is null: this throws ${thrown(use, context)}, and no token is made. ` +
          (tested === undefined
            ? 'Write `if (ctx.v1.user.grants == null) return;` before, or `?.`.'
            : 'A test for undefined lets null through: write `== null`, which is true for both.'),
        fixes: [...(tested ?? []), ...use.fixes],
      });
    }
  },
};
