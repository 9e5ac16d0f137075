import type { Rule } from '../rule.js';
import { claimArguments } from './claim-arguments.js';
import { claimSetTwice } from './claim-set-twice.js';
import { reservedClaim } from './reserved-claim.js';
import { standardClaim } from './standard-claim.js';
import { claimNotEncodable, goFieldNames, jsonShape, metadataNotEncodable } from './values.js';

/** Claims, and what JSON makes of the values of claims and metadata. */
export const claimRules: readonly Rule[] = [
  claimArguments,
  reservedClaim,
  claimSetTwice,
  standardClaim,
  claimNotEncodable,
  metadataNotEncodable,
  goFieldNames,
  jsonShape,
];
