import type { Rule } from '../rule.js';
import { uuidArguments } from './uuid-arguments.js';

export const uuidRules: readonly Rule[] = [uuidArguments];
