import { asyncAction } from './async-action.js';
import { returnsValue } from './returns-value.js';
import type { Rule } from './rule.js';

/** All rules, in the order in which they run. A new rule is a file, a line here, a page and a folder of tests. */
export const rules: readonly Rule[] = [asyncAction, returnsValue];
