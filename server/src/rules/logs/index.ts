import type { Rule } from '../rule.js';
import { logFormat } from './log-format.js';
import { logLevel } from './log-level.js';

export const logRules: readonly Rule[] = [logFormat, logLevel];
