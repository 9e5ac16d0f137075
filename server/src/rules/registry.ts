import { languageRules } from './language/index.js';
import { memberRules } from './members/index.js';
import { moduleRules } from './modules/index.js';
import type { Rule } from './rule.js';
import { shapeRules } from './shape/index.js';

/** All rules by family, in the order in which they run. A new rule is a file, a line in its family, a page and a folder of tests. */
export const rules: readonly Rule[] = [...shapeRules, ...memberRules, ...languageRules, ...moduleRules];
