import { moduleCalls } from '../calls.js';
import type { Rule } from '../rule.js';

/** facts §3.2: the log has the levels info, warning and error. */
export const logLevel: Rule = {
  code: 'log-level',
  severity: 'hint',
  summary: 'A log level that ZITADEL does not have',
  check(context) {
    for (const { name, place } of moduleCalls(context, 'zitadel/log'))
      if (name === 'debug')
        context.report({
          start: place.start,
          end: place.end,
          message:
            'There is no level for debugging: `debug` logs at level info, as `log` and `info` do, and is always on.',
        });
  },
};
