import type { Rule } from '../rule.js';
import { scriptSize } from './script-size.js';
import { timeoutValue } from './timeout-value.js';

export const limitRules: readonly Rule[] = [scriptSize, timeoutValue];
