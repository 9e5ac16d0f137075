import type { Rule } from '../rule.js';
import { asyncAction } from './async-action.js';
import { returnsValue } from './returns-value.js';

export const shapeRules: readonly Rule[] = [asyncAction, returnsValue];
