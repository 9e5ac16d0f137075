import type { GoTypeDeclaration } from '../model.js';
import { moduleTypes } from '../modules.js';
import { idpTypes } from './idp.js';
import { oidcTypes } from './idp-oidc.js';
import { metadataTypes } from './metadata.js';
import { requestTypes } from './requests.js';
import { scalarTypes } from './scalars.js';
import { timeTypes } from './time.js';
import { userTypes } from './users.js';

/** Every Go type that a script can meet. */
export const types: readonly GoTypeDeclaration[] = [
  ...scalarTypes,
  ...timeTypes,
  ...userTypes,
  ...metadataTypes,
  ...requestTypes,
  ...oidcTypes,
  ...idpTypes,
  ...moduleTypes,
];
