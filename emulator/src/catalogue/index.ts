import { knownClaims } from './claims.js';
import { identityProviders } from './identity-providers.js';
import type { Catalogue } from './model.js';
import { modules } from './modules.js';
import { members } from './query.js';
import { triggers } from './triggers.js';
import { types } from './types/index.js';

export * from './go-types.js';
export * from './lookup.js';
export * from './model.js';
export {
  type AvailabilityRow,
  availabilityMatrix,
  availableSince,
  existsIn,
  isNullable,
  isTriggerId,
  memberAt,
  membersOf,
  modulesOf,
  newestVersion,
  oldestVersion,
} from './query.js';

export { type Release, releases } from './releases.js';
export { triggerById, triggerLabel } from './triggers.js';
export { compareVersions, isVersion } from './version.js';

/** Everything a script can meet. */
export const catalogue: Catalogue = {
  triggers,
  types,
  members,
  modules,
  claims: knownClaims,
  identityProviders,
};
