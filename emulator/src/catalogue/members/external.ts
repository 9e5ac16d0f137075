import { links } from '../links.js';
import type { Member } from '../model.js';
import { groups } from '../triggers.js';
import { parameter, signature } from '../types/build.js';

const triggers = groups.externalPost;
const link = links.external;
const token = (name: string, doc: string, since?: Member['since']): Member => ({
  id: `ctx.${name}`,
  path: `ctx.${name}`,
  triggers,
  kind: 'value',
  type: 'string',
  doc,
  link,
  ...(since === undefined ? {} : { since }),
});

/** `ctx` of External Authentication / Post Authentication (facts §2.1). */
export const externalMembers: readonly Member[] = [
  token('accessToken', 'The provider’s access token. Empty for LDAP, SAML and JWT providers and after a failed login.'),
  token('idToken', 'The provider’s id token as text. Empty when the provider gives none, and after a failed login.'),
  token('refreshToken', 'The provider’s refresh token. Empty when the provider gives none.', '3.0.0'),
  {
    id: 'ctx.getClaim',
    path: 'ctx.getClaim',
    triggers,
    kind: 'function',
    signature: signature([parameter('name', 'string', 'Name of the claim, for instance `groups`.')], 'interface {}', {
      resultNullable: true,
    }),
    doc: 'A claim of the provider’s id token. It is null, not undefined, when the claim is missing or there is no id token.',
    link,
  },
  {
    id: 'ctx.claimsJSON',
    path: 'ctx.claimsJSON',
    triggers,
    kind: 'function',
    signature: signature([], 'string', { throws: true }),
    doc: 'All claims of the provider’s id token as JSON text, not as an object: write `JSON.parse(ctx.claimsJSON())`. Empty text when there is no id token.',
    link,
  },
  {
    id: 'ctx.v1.externalUser',
    path: 'ctx.v1.externalUser',
    triggers,
    kind: 'value',
    type: '*object.externalUser',
    doc: 'The user as mapped from the provider’s answer. It shows what earlier actions set, not what this one sets. All fields are empty after a failed login.',
    link: links.objects,
  },
  {
    id: 'ctx.v1.providerInfo',
    path: 'ctx.v1.providerInfo',
    triggers,
    kind: 'value',
    type: 'idp.User',
    declared: 'ProviderInfo',
    nullable: { triggers, when: 'the user could not be fetched from the provider', harmless: true },
    since: '2.21.0',
    doc: 'The provider’s own answer; its shape depends on the kind of provider. It is null after a failed login. Methods such as `getEmail()` exist for every kind.',
    link,
  },
];
