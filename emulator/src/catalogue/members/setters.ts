import { links } from '../links.js';
import type { GoType, Member, TriggerId } from '../model.js';
import { groups } from '../triggers.js';
import { parameter, signature } from '../types/build.js';
import { metadataParameters } from '../types/metadata.js';

const post = groups.externalPost;
const creation = groups.preCreation;

interface Setter {
  readonly name: string;
  readonly parameter: string;
  readonly type: GoType;
  readonly doc: string;
  readonly about: string;
  readonly triggers?: readonly TriggerId[];
}

const setters: readonly Setter[] = [
  {
    name: 'setFirstName',
    parameter: 'firstName',
    type: 'string',
    doc: 'Sets the given name.',
    about: 'The given name.',
  },
  {
    name: 'setLastName',
    parameter: 'lastName',
    type: 'string',
    doc: 'Sets the family name.',
    about: 'The family name.',
  },
  {
    name: 'setNickName',
    parameter: 'nickName',
    type: 'string',
    doc: 'Sets the nickname. Mind the capital N.',
    about: 'The nickname.',
  },
  {
    name: 'setDisplayName',
    parameter: 'displayName',
    type: 'string',
    doc: 'Sets the display name.',
    about: 'The display name.',
  },
  {
    name: 'setPreferredLanguage',
    parameter: 'language',
    type: 'string',
    doc: 'Sets the language. What is not a language tag becomes `und`.',
    about: 'A BCP 47 tag such as `de-CH`.',
  },
  {
    name: 'setPreferredUsername',
    parameter: 'username',
    type: 'string',
    doc: 'Sets the username that the provider proposes; a new user gets it as username.',
    about: 'The username.',
    triggers: post,
  },
  {
    name: 'setGender',
    parameter: 'gender',
    type: 'int32',
    doc: 'Sets the gender. The value is not checked here.',
    about: '0 unspecified, 1 female, 2 male, 3 diverse.',
    triggers: creation,
  },
  {
    name: 'setUsername',
    parameter: 'username',
    type: 'string',
    doc: 'Sets the username. When empty, the e-mail address becomes the username.',
    about: 'The username.',
    triggers: creation,
  },
  {
    name: 'setEmail',
    parameter: 'email',
    type: 'string',
    doc: 'Sets the e-mail address.',
    about: 'The e-mail address.',
  },
  {
    name: 'setEmailVerified',
    parameter: 'verified',
    type: 'bool',
    doc: 'Sets whether the e-mail address counts as verified. Any text is true, `"false"` too.',
    about: 'A boolean.',
  },
  { name: 'setPhone', parameter: 'phone', type: 'string', doc: 'Sets the phone number.', about: 'The phone number.' },
  {
    name: 'setPhoneVerified',
    parameter: 'verified',
    type: 'bool',
    doc: 'Sets whether the phone number counts as verified. Before a user exists, call `setPhone` first: without a phone this is silently ignored.',
    about: 'A boolean.',
  },
];

const setterMembers: readonly Member[] = setters.map((setter) => ({
  id: `api.${setter.name}`,
  path: `api.${setter.name}`,
  triggers: setter.triggers ?? [...post, ...creation],
  kind: 'function',
  signature: signature([parameter(setter.parameter, setter.type, setter.about)]),
  doc: `${setter.doc} A missing argument${setter.type === 'bool' ? ' counts as false' : setter.type === 'string' ? ' sets the empty string' : ' counts as 0'}.`,
  effect:
    setter.triggers === creation
      ? 'Changes the user before it is created.'
      : 'Changes the user at once. At every login of a linked user, calling any setter also makes ZITADEL update the profile, even when automatic update is off.',
  link: setter.triggers === creation ? links.internal : links.external,
}));

/** What the login triggers can do (facts §2.1–§2.4). */
export const loginApiMembers: readonly Member[] = [
  ...setterMembers,
  {
    id: 'api.metadata',
    path: 'api.metadata',
    triggers: [...post, ...creation, ...groups.internalPost],
    kind: 'value',
    type: '[]*object.Metadata',
    deprecated: { instead: 'api.v1.user.appendMetadata(key, value)' },
    doc: 'Metadata to store on the user, as an array of `{key, value}`. What is pushed here loses its value when another action of the trigger follows: use `api.v1.user.appendMetadata`. Assigning a new array has no effect.',
    effect: 'Stored on the user after all actions of the trigger succeeded.',
    link: links.external,
  },
  {
    id: 'api.v1.user@login',
    path: 'api.v1.user',
    triggers: [...post, ...creation, ...groups.internalPost],
    kind: 'namespace',
    doc: 'What can be done to the user.',
  },
  {
    id: 'api.v1.user.appendMetadata',
    path: 'api.v1.user.appendMetadata',
    triggers: [...post, ...creation, ...groups.internalPost],
    kind: 'function',
    signature: signature(metadataParameters, undefined, { raw: true }),
    doc: 'Adds metadata to store on the user. Exactly two arguments; a mistake ends the action and cannot be caught. The last entry of a key wins.',
    effect: 'Stored on the user after all actions of the trigger succeeded.',
    link: links.external,
  },
  {
    id: 'api.userGrants',
    path: 'api.userGrants',
    triggers: groups.postCreation,
    kind: 'value',
    type: '[]object.UserGrant',
    doc: 'Grants to give to the new user: `api.userGrants.push({projectID: "…", roles: ["…"]})`. The spelling `projectID` counts; `projectId` fails the registration after the action. Assigning a new array has no effect.',
    effect:
      'Each grant is added to the user after all actions of the trigger succeeded; the first that fails stops the rest.',
    link: links.external,
  },
  {
    id: 'api.v1.appendUserGrant',
    path: 'api.v1.appendUserGrant',
    triggers: groups.postCreation,
    kind: 'function',
    since: '3.0.0',
    signature: signature(
      [parameter('grant', 'object.appendUserGrantArgument', 'The grant; `projectId` is needed.')],
      undefined,
      { raw: true },
    ),
    doc: 'Adds a grant to give to the new user. Before ZITADEL 3.0.0 (2.70.7 of the old line) it failed: use `api.userGrants.push` there.',
    effect: 'The grant is added to the user after all actions of the trigger succeeded.',
    link: links.external,
  },
];
