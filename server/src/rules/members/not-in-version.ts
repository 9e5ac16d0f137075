import type { Rule } from '../rule.js';
import { severityOf, unknownMembers } from './unknown.js';

/** facts §6: which release brought what. */
export const notInVersion: Rule = {
  code: 'not-in-version',
  severity: 'error',
  summary: 'A member that the targeted ZITADEL release does not have',
  check(context) {
    for (const unknown of unknownMembers(context)) {
      const { why } = unknown;
      if (why.kind !== 'version') continue;
      const when = why.removed === undefined ? `came with ${why.since}` : `was removed in ${why.removed}`;
      const { severity } = severityOf(context, unknown);
      context.report({
        start: unknown.start,
        end: unknown.end,
        message: `\`${unknown.path ?? unknown.name}\` ${when}; this action is written for ZITADEL ${context.version}.${severity === 'warning' ? ' It reads as undefined.' : ' The run fails here.'}`,
        ...(severity !== undefined && { severity }),
      });
    }
  },
};
