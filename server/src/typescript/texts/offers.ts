/** A word that a text may hold at the cursor. */
export interface Offer {
  readonly text: string;
  readonly detail: string;
  readonly doc?: string;
}

const offers = (detail: string, all: Readonly<Record<string, string>>): readonly Offer[] =>
  Object.entries(all).map(([text, doc]) => ({ text, detail, ...(doc !== '' && { doc }) }));

/** Names that tokens of other systems and published actions use (facts: users-scripts §3). */
const customClaims = offers('custom claim', {
  groups: 'Groups or roles as a list of texts; most applications that ask for groups read this one.',
  roles: 'Roles as a list of texts.',
  role: 'One role as a text.',
  permissions: 'Permissions as a list of texts.',
  department: '',
  tenant: '',
  policy: 'Policies by name: MinIO reads this claim.',
  resource_access: 'Roles by client, as Keycloak writes them: `{ client: { roles: [] } }`.',
  realm_access: 'Roles as Keycloak writes them: `{ roles: [] }`.',
  'cognito:groups': 'Groups as Amazon Cognito writes them.',
  'https://hasura.io/jwt/claims':
    'Hasura reads `x-hasura-default-role`, `x-hasura-allowed-roles` and others from this object.',
  'https://aws.amazon.com/tags': 'Session tags of AWS: `{ principal_tags: { name: [value] } }`.',
  'my:zitadel:grants': 'Roles as `projectId:role`, as in ZITADEL’s own example.',
});

const gap = 'ZITADEL’s own value goes over it where the user has one and the scope asks for it.';
const standardClaims = offers('standard claim', {
  name: gap,
  given_name: gap,
  family_name: gap,
  nickname: gap,
  picture: gap,
  preferred_username: gap,
  gender: gap,
  locale: gap,
  email: gap,
  email_verified: gap,
  phone_number: gap,
  phone_number_verified: gap,
  middle_name: 'ZITADEL never writes this one.',
  profile: 'Address of a page about the user. ZITADEL never writes this one.',
  website: 'ZITADEL never writes this one.',
  birthdate: '`YYYY-MM-DD`. ZITADEL never writes this one.',
  zoneinfo: 'Time zone, such as `Europe/Zurich`. ZITADEL never writes this one.',
  address: 'An object: `formatted`, `street_address`, `locality`, `region`, `postal_code`, `country`.',
});

/**
 * Names for `setClaim`. Left out are names that begin with `urn:zitadel:iam`, which ZITADEL drops, and those that it always
 * writes over (facts §2.5).
 */
export const claimNames: readonly Offer[] = [...customClaims, ...standardClaims];

/** Claims that identity providers commonly put into their tokens. */
export const providerClaims = offers('claim of the identity provider', {
  sub: 'Id of the user at the identity provider.',
  email: '',
  email_verified: '',
  name: '',
  given_name: '',
  family_name: '',
  preferred_username: '',
  picture: '',
  locale: '',
  groups: '',
  roles: '',
  hd: 'Google: domain of the Workspace organization.',
  tid: 'Microsoft: id of the tenant.',
  oid: 'Microsoft: id of the user.',
  upn: 'Microsoft: user principal name.',
  acr: '',
  amr: '',
});

export const scopes = offers('scope', {
  openid: '',
  profile: '',
  email: '',
  phone: '',
  address: '',
  offline_access: 'Asks for a refresh token.',
  'urn:zitadel:iam:user:metadata': 'Asks for the user’s metadata as a claim.',
  'urn:zitadel:iam:user:resourceowner': 'Asks for the user’s organization.',
  'urn:zitadel:iam:org:projects:roles': 'Asks for the roles of all projects in the audience.',
  'urn:zitadel:iam:org:project:id:zitadel:aud': 'Adds ZITADEL’s own APIs to the audience.',
  'urn:zitadel:iam:org:project:role:': 'Asks for one role; its key follows.',
  'urn:zitadel:iam:org:project:id:': 'Adds a project to the audience; its id and `:aud` follow.',
  'urn:zitadel:iam:org:id:': 'Only users of one organization; its id follows.',
  'urn:zitadel:iam:org:domain:primary:': 'Only users of one organization; its primary domain follows.',
  'urn:zitadel:iam:org:roles:id:': 'Only roles that one organization granted; its id follows.',
  'urn:zitadel:iam:org:idp:id:': 'Goes to one identity provider at once; its id follows.',
});

export const methods = offers('method', { GET: '', POST: '', PUT: '', PATCH: '', DELETE: '', HEAD: '' });

export const headerNames = offers('header', {
  'Content-Type': '`application/json` unless any header is given.',
  Accept: '`application/json` unless any header is given.',
  Authorization: '',
  'X-API-Key': '',
  'User-Agent': '',
  'X-Request-Id': '',
  'Idempotency-Key': '',
});

/** What some headers commonly hold, by their names in small letters. */
export const headerValues: Readonly<Record<string, readonly Offer[]>> = {
  'content-type': offers('media type', {
    'application/json': 'Bodies are sent as JSON whatever this says.',
    'application/scim+json': '',
  }),
  accept: offers('media type', { 'application/json': '', 'text/plain': '', '*/*': '' }),
  authorization: offers('scheme', { 'Bearer ': '', 'Basic ': 'User and password in base64 follow.' }),
};

/** facts §3.2 */
export const verbs = offers('log text', {
  '%s': 'The next value as text; an object comes out as `[object Object]`.',
  '%d': 'The next value as a number.',
  '%j': 'The next value as JSON.',
  '%%': 'A percent sign.',
});
