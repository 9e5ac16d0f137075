import type { Rule } from '../rule.js';
import { arrowArguments } from './arrow-arguments.js';
import { blockFunction } from './block-function.js';
import { differingBuiltin } from './differing-builtin.js';
import { implicitGlobal } from './implicit-global.js';
import { missingBuiltin } from './missing-builtin.js';
import { negatedComparison } from './negated-comparison.js';
import { noValue } from './no-value.js';
import { undeclaredVariable } from './undeclared-variable.js';
import { unknownGlobal } from './unknown-global.js';

export const languageRules: readonly Rule[] = [
  unknownGlobal,
  undeclaredVariable,
  blockFunction,
  missingBuiltin,
  differingBuiltin,
  implicitGlobal,
  negatedComparison,
  arrowArguments,
  noValue,
];
