import type { Rule } from '../rule.js';
import { asyncAction } from './async-action.js';
import { bindingDisagrees } from './binding-disagrees.js';
import { calledAtLoad } from './called-at-load.js';
import { functionMissing } from './function-missing.js';
import { generatorAction } from './generator-action.js';
import { nameMismatch } from './name-mismatch.js';
import { needlessAwait } from './needless-await.js';
import { parameters } from './parameters.js';
import { returnsValue } from './returns-value.js';
import { severalCandidates } from './several-candidates.js';
import { unreachableName } from './unreachable-name.js';

export const shapeRules: readonly Rule[] = [
  functionMissing,
  nameMismatch,
  unreachableName,
  severalCandidates,
  calledAtLoad,
  parameters,
  returnsValue,
  asyncAction,
  generatorAction,
  needlessAwait,
  bindingDisagrees,
];
