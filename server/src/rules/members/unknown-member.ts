import type { Rule } from '../rule.js';
import { meantBy } from './knowledge.js';
import { outcomeOf, rename, severityOf, unknownMembers } from './unknown.js';

/** facts §2: what ctx, api and the values in them have; anything else reads as undefined. */
export const unknownMember: Rule = {
  code: 'unknown-member',
  severity: 'error',
  summary: 'A member that exists in no trigger and no version',
  judges: ['unknown-member'],
  check(context) {
    for (const unknown of unknownMembers(context)) {
      if (unknown.why.kind !== 'unknown' && unknown.why.kind !== 'language') continue;
      const meant = meantBy(unknown, context);
      const said = meant === undefined ? unknown.message : unknown.message.replace(/ Did you mean `[^`]+`\?$/, '');
      const { severity } = severityOf(context, unknown);
      const outcome = outcomeOf(context, unknown);
      context.report({
        start: unknown.start,
        end: unknown.end,
        message: `${said}${meant === undefined ? '' : ` ${meant.message}`}${` ${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}.`}`,
        fixes: meant?.fixes ?? (unknown.suggestion === undefined ? [] : rename(unknown, unknown.suggestion)),
        ...(severity !== undefined && { severity }),
      });
    }
  },
};
