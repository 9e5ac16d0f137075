import type { Rule } from '../rule.js';
import { metadataArguments, metadataEmptyKey, metadataKeyType } from './arguments.js';
import { metadataEncoding } from './metadata-encoding.js';
import { metadataLost } from './metadata-lost.js';
import { metadataPushShape } from './metadata-push-shape.js';

export const metadataRules: readonly Rule[] = [
  metadataArguments,
  metadataKeyType,
  metadataEmptyKey,
  metadataEncoding,
  metadataPushShape,
  metadataLost,
];
