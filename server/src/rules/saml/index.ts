import type { Rule } from '../rule.js';
import { attributeArguments } from './attribute-arguments.js';
import { attributeArray } from './attribute-array.js';
import { attributeBuiltInName } from './attribute-built-in-name.js';
import { attributeSetTwice } from './attribute-set-twice.js';

export const samlRules: readonly Rule[] = [attributeArguments, attributeArray, attributeSetTwice, attributeBuiltInName];
