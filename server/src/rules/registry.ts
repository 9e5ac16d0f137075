import { claimRules } from './claims/index.js';
import { grantRules } from './grants/index.js';
import { httpRules } from './http/index.js';
import { languageRules } from './language/index.js';
import { limitRules } from './limits/index.js';
import { logRules } from './logs/index.js';
import { memberRules } from './members/index.js';
import { metadataRules } from './metadata/index.js';
import { moduleRules } from './modules/index.js';
import { profileRules } from './profile/index.js';
import type { Rule } from './rule.js';
import { safetyRules } from './safety/index.js';
import { samlRules } from './saml/index.js';
import { shapeRules } from './shape/index.js';
import { uuidRules } from './uuid/index.js';
import { valueRules } from './values/index.js';

/** All rules by family, in the order in which they run. A new rule is a file, a line in its family, a page and a folder of tests. */
export const rules: readonly Rule[] = [
  ...shapeRules,
  ...memberRules,
  ...languageRules,
  ...moduleRules,
  ...valueRules,
  ...claimRules,
  ...metadataRules,
  ...grantRules,
  ...profileRules,
  ...httpRules,
  ...logRules,
  ...uuidRules,
  ...samlRules,
  ...limitRules,
  ...safetyRules,
];
