import { installArrays } from './array.js';
import { installBigInts } from './bigint.js';
import { installCollections } from './collections.js';
import { installDates } from './date.js';
import type { GuestEnv } from './env.js';
import { installFunctions } from './functions.js';
import { installJson } from './json.js';
import { installMath } from './math.js';
import { installNumbers } from './number.js';
import { installObjects } from './object.js';
import { installRegExps } from './regexp/index.js';
import { trimToProfile } from './shape.js';
import { installStrings } from './string.js';
import { installSymbols } from './symbol.js';

export type { GuestEnv } from './env.js';

/**
 * Turns QuickJS's global object and built-ins into goja's. Call it once, before any script runs and after
 * `installErrors`, whose hook must be in place when the global object loses what belongs to QuickJS.
 */
export function installBuiltins(env: GuestEnv): void {
  installFunctions(env);
  installSymbols();
  installObjects(env);
  installNumbers();
  installBigInts();
  installMath(env);
  installStrings(env);
  installArrays();
  installDates(env);
  installJson();
  installRegExps(env);
  installCollections();
  trimToProfile();
}
