import { severityOf, unknownMembers } from '../members/unknown.js';
import type { Rule } from '../rule.js';
import { missingBuiltins } from './builtins.js';

/** facts §1.5: members of built-in objects that goja at ZITADEL's pin lacks. */
export const missingBuiltin: Rule = {
  code: 'missing-builtin',
  severity: 'error',
  summary: 'A built-in function that ZITADEL’s engine does not have yet',
  replaces: ['unknown-member'],
  check(context) {
    for (const unknown of unknownMembers(context)) {
      if (unknown.why.kind !== 'language' || !Object.hasOwn(missingBuiltins, unknown.name)) continue;
      const { severity } = severityOf(context, unknown);
      context.report({
        start: unknown.start,
        end: unknown.end,
        message: `ZITADEL’s JavaScript engine has no \`${unknown.name}\` here: calling it throws “TypeError: Object has no member '${unknown.name}'”. ${missingBuiltins[unknown.name]}`,
        ...(severity !== undefined && { severity }),
      });
    }
  },
};
