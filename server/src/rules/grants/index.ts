import type { Rule } from '../rule.js';
import { grantArguments } from './grant-arguments.js';
import { grantRoles } from './grant-roles.js';
import { grantSpelling } from './grant-spelling.js';

export const grantRules: readonly Rule[] = [grantArguments, grantSpelling, grantRoles];
