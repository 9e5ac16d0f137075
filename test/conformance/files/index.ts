import type { FileKind } from '../model.js';
import { builtins, builtinsRandom } from './builtins.js';
import { errors } from './errors.js';
import { profile } from './goja-profile.js';
import { runFiles } from './runs.js';
import { syntax } from './syntax.js';

/** All kinds of files that a conformance folder may hold. */
export const fileKinds: readonly FileKind[] = [profile, syntax, builtins, builtinsRandom, errors, ...runFiles];
