import type { Rule } from '../rule.js';
import { claimCalls } from './calls.js';

/** facts §2.5, §7.13: a plain comparison of the first letters. */
const reserved = 'urn:zitadel:iam';

export const reservedClaim: Rule = {
  code: 'reserved-claim',
  severity: 'warning',
  summary: 'A claim whose name begins with `urn:zitadel:iam` is never set',
  check(context) {
    for (const { key, keyNode } of claimCalls(context))
      if (key?.text.startsWith(reserved))
        context.report({
          start: keyNode.start,
          end: keyNode.end,
          message: `ZITADEL leaves out claims whose names begin with \`${reserved}\`, without a word in the log. Use a prefix of your own.`,
        });
  },
};
