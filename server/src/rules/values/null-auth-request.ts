import type { Rule } from '../rule.js';
import { nullUses, thrown } from './nulls.js';

/** facts §2.0, §2.7: registration that no login asked for. */
export const nullAuthRequest: Rule = {
  code: 'null-auth-request',
  severity: 'warning',
  summary: '`ctx.v1.authRequest` is null in a registration that no login asked for, and is used without a test for it',
  replaces: ['possibly-null'],
  check(context) {
    for (const use of nullUses(context)) {
      if (use.resolved?.kind !== 'member' || use.resolved.path !== 'ctx.v1.authRequest') continue;
      context.report({
        start: use.start,
        end: use.end,
        message: `Where the registration page was opened by no login, \`ctx.v1.authRequest\` is null: this throws ${thrown(use, context)}, and the registration fails. Test it first, or write \`?.\`.`,
        fixes: use.fixes,
      });
    }
  },
};
