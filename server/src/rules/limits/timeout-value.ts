import { longestTimeout } from '../../../../emulator/src/catalogue/limits.js';
import { nameOf } from '../name.js';
import type { Rule } from '../rule.js';

/** facts §5: what the management API takes; a manifest is checked where it says so itself. */
export const timeoutValue: Rule = {
  code: 'timeout-value',
  severity: 'error',
  summary: 'A timeout that ZITADEL does not take',
  check(context) {
    const { timeoutMs, origin } = context.identity.timed ?? {};
    const place = nameOf(context);
    if (timeoutMs === undefined || timeoutMs <= longestTimeout || place === undefined) return;
    context.report({
      ...place,
      message: `ZITADEL takes timeouts of up to ${longestTimeout / 1000} seconds; ${origin === undefined ? 'this action is given' : `${origin} gives this action`} ${(timeoutMs / 1000).toLocaleString('en')} seconds.`,
    });
  },
};
