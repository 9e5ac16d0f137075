import type { Rule } from '../rule.js';
import { nullUses } from './nulls.js';

/** What the type checker says of null, where no other rule says it in better words. */
export const possiblyNull: Rule = {
  code: 'possibly-null',
  severity: 'warning',
  summary: 'A value that can be null is used without a test',
  judges: ['possibly-null'],
  check(context) {
    for (const { start, end, message, fixes } of nullUses(context)) context.report({ start, end, message, fixes });
  },
};
