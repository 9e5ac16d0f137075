import type { Rule } from '../rule.js';
import { boxedEquality } from './boxed-equality.js';
import { boxedLength } from './boxed-length.js';
import { boxedTruthiness } from './boxed-truthiness.js';
import { boxedTypeof } from './boxed-typeof.js';
import { goTime } from './go-time.js';
import { listObject } from './list-object.js';
import { metadataFind } from './metadata-find.js';
import { missingEntry } from './missing-entry.js';
import { missingHuman } from './missing-human.js';
import { neverEqual } from './never-equal.js';
import { nullAuthRequest } from './null-auth-request.js';
import { nullGrants } from './null-grants.js';
import { parsedObject } from './parsed-object.js';
import { possiblyNull } from './possibly-null.js';

/** Null, boxed Go values and Go times. */
export const valueRules: readonly Rule[] = [
  nullGrants,
  nullAuthRequest,
  possiblyNull,
  missingHuman,
  metadataFind,
  listObject,
  parsedObject,
  missingEntry,
  neverEqual,
  boxedEquality,
  boxedTruthiness,
  boxedLength,
  boxedTypeof,
  goTime,
];
