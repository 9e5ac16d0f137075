import type { KnownClaim } from './model.js';

const roleMap = 'map[string]map[string]string';

/** Claims that ZITADEL itself puts into `ctx.v1.claims` (facts §2.5). Claims of earlier actions come on top. */
export const knownClaims: readonly KnownClaim[] = [
  { name: 'sub', type: 'string', doc: 'Id of the user. Always there.' },
  { name: 'name', type: 'string', scope: 'profile', doc: 'Display name.' },
  { name: 'given_name', type: 'string', scope: 'profile', doc: 'Given name.' },
  { name: 'family_name', type: 'string', scope: 'profile', doc: 'Family name.' },
  { name: 'nickname', type: 'string', scope: 'profile', doc: 'Nickname; absent when empty.' },
  { name: 'picture', type: 'string', scope: 'profile', doc: 'Address of the avatar; absent without one.' },
  { name: 'gender', type: 'string', scope: 'profile', doc: '`female`, `male` or `diverse`; absent when unspecified.' },
  { name: 'locale', type: 'string', nullable: true, scope: 'profile', doc: 'Language tag; may be null.' },
  { name: 'updated_at', type: 'float64', scope: 'profile', doc: 'When the user was changed, in seconds since 1970.' },
  { name: 'preferred_username', type: 'string', scope: 'profile', doc: 'Preferred login name.' },
  { name: 'email', type: 'string', scope: 'email', doc: 'E-mail address.' },
  {
    name: 'email_verified',
    type: 'bool',
    scope: 'email',
    doc: 'Whether the e-mail address is verified; absent when not.',
  },
  { name: 'phone_number', type: 'string', scope: 'phone', doc: 'Phone number; absent when empty.' },
  {
    name: 'phone_number_verified',
    type: 'bool',
    scope: 'phone',
    doc: 'Whether the phone number is verified; absent when not.',
  },
  {
    name: 'urn:zitadel:iam:user:metadata',
    type: 'map[string]string',
    scope: 'urn:zitadel:iam:user:metadata',
    doc: 'Metadata of the user, each value in base64 for URLs without padding. `ctx.v1.user.getMetadata()` gives them decoded.',
  },
  {
    name: 'urn:zitadel:iam:user:resourceowner:id',
    type: 'string',
    scope: 'urn:zitadel:iam:user:resourceowner',
    doc: 'Id of the user’s organization.',
  },
  {
    name: 'urn:zitadel:iam:user:resourceowner:name',
    type: 'string',
    scope: 'urn:zitadel:iam:user:resourceowner',
    doc: 'Name of the user’s organization.',
  },
  {
    name: 'urn:zitadel:iam:user:resourceowner:primary_domain',
    type: 'string',
    scope: 'urn:zitadel:iam:user:resourceowner',
    doc: 'Primary domain of the user’s organization.',
  },
  {
    name: 'urn:zitadel:iam:org:id',
    type: 'string',
    scope: 'urn:zitadel:iam:org:id:{id}',
    doc: 'Id of the organization that was asked for.',
  },
  {
    name: 'urn:zitadel:iam:org:domain:primary',
    type: 'string',
    scope: 'urn:zitadel:iam:org:domain:primary:{domain}',
    doc: 'Domain of the organization that was asked for.',
  },
  {
    name: 'urn:zitadel:iam:org:project:roles',
    type: roleMap,
    doc: 'Roles in the application’s project: role, then organization id, then its primary domain. Only when roles are asserted.',
  },
  { name: 'groups', type: '[]interface {}', scope: 'groups', since: '5.0.0', doc: 'Names of the user’s groups.' },
  {
    name: 'urn:zitadel:iam:user:groups',
    type: '[]interface {}',
    scope: 'urn:zitadel:iam:user:groups',
    since: '5.0.0',
    doc: 'Id and name of each of the user’s groups.',
  },
];
