import type { Rule } from '../rule.js';
import { endlessLoop } from './endless-loop.js';
import { scriptSize } from './script-size.js';
import { timeoutValue } from './timeout-value.js';

export const limitRules: readonly Rule[] = [scriptSize, timeoutValue, endlessLoop];
