import type { Rule } from '../rule.js';
import { scriptSize } from './script-size.js';

export const limitRules: readonly Rule[] = [scriptSize];
