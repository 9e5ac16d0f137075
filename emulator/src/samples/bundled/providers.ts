import type { IdpKind, Json, Sample } from '../model.js';

type Data = Readonly<Record<string, Json>>;

const oidcUser: Data = {
  sub: 'u-4711',
  name: 'Gigi Giraffe',
  given_name: 'Gigi',
  family_name: 'Giraffe',
  preferred_username: 'gigi',
  email: 'gigi@acme.com',
  email_verified: true,
  locale: 'de-CH',
};

const gitHubUser: Data = {
  login: 'gigi',
  id: 583231,
  node_id: 'MDQ6VXNlcjU4MzIzMQ==',
  avatar_url: 'https://avatars.githubusercontent.com/u/583231',
  url: 'https://api.github.com/users/gigi',
  html_url: 'https://github.com/gigi',
  type: 'User',
  site_admin: false,
  name: 'Gigi Giraffe',
  company: 'ACME',
  blog: '',
  location: 'Bern',
  email: 'gigi@acme.com',
  bio: 'Tall',
  public_repos: 8,
  public_gists: 0,
  followers: 20,
  following: 3,
  created_at: '2011-01-25T18:44:36Z',
  updated_at: '2026-01-01T10:00:00Z',
  plan: { name: 'free', space: 976562499, private_repos: 10000, collaborators: 0 },
};

const users: Readonly<Record<Exclude<IdpKind, 'oidc'>, Data>> = {
  oauth: { id: 123456789012, login: 'gigi', email: 'gigi@acme.com', name: 'Gigi Giraffe' },
  saml: { id: 'gigi@acme.com', attributes: { email: ['gigi@acme.com'], groups: ['staff', 'everyone'] } },
  google: {
    sub: '108881234567890123456',
    name: 'Gigi Giraffe',
    given_name: 'Gigi',
    family_name: 'Giraffe',
    picture: 'https://lh3.googleusercontent.com/a/gigi',
    email: 'gigi@acme.com',
    email_verified: true,
    locale: 'de',
    hd: 'acme.com',
  },
  apple: { sub: '001234.abcdef', email: 'gigi@acme.com', email_verified: 'true', is_private_email: 'false' },
  azure: {
    id: '8f6a1c3e-0000-0000-0000-000000000001',
    businessPhones: ['+41791234567'],
    displayName: 'Gigi Giraffe',
    givenName: 'Gigi',
    surname: 'Giraffe',
    jobTitle: 'Engineer',
    mail: 'gigi@acme.com',
    mobilePhone: '+41791234567',
    officeLocation: 'Bern',
    preferredLanguage: 'de-CH',
    userPrincipalName: 'gigi@acme.onmicrosoft.com',
  },
  github: gitHubUser,
  'github-enterprise': gitHubUser,
  gitlab: { ...oidcUser, groups: ['acme/staff'] },
  'gitlab-self-hosted': { ...oidcUser, groups: ['acme/staff'] },
  jwt: {
    iss: 'https://gateway.example.com',
    aud: ['acme-zitadel'],
    exp: 1800000000,
    iat: 1799996400,
    ...oidcUser,
  },
  ldap: {
    id: 'uid=gigi,ou=people,dc=acme,dc=com',
    firstName: 'Gigi',
    lastName: 'Giraffe',
    displayName: 'Gigi Giraffe',
    nickName: 'gg',
    preferredUsername: 'gigi',
    email: 'gigi@acme.com',
    emailVerified: true,
    phone: '+41791234567',
    phoneVerified: false,
    preferredLanguage: 'de',
    avatarURL: 'https://acme.com/gigi.png',
    profile: 'https://acme.com/gigi',
  },
};

/** What LDAP, SAML and a JWT provider lack: tokens of their own (facts §2.1). */
const withoutTokens: ReadonlySet<IdpKind> = new Set(['saml', 'ldap', 'jwt']);
const withoutIdToken: ReadonlySet<IdpKind> = new Set(['oauth', 'github', 'github-enterprise', 'azure']);

/** An id token of the provider about its user; nobody checks its signature. */
function idTokenOf(user: Data): string {
  const claims = { iss: 'https://idp.example.com', aud: ['acme-zitadel'], exp: 1800000000, iat: 1799996400, ...user };
  return `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
}

function tokensOf(kind: Exclude<IdpKind, 'oidc'>): Sample['tokens'] {
  if (withoutTokens.has(kind)) return { accessToken: '', refreshToken: '', idToken: '', idTokenClaims: null };
  if (withoutIdToken.has(kind)) return { refreshToken: '', idToken: '', idTokenClaims: null };
  return { idToken: idTokenOf(users[kind]) };
}

function providerSample(kind: Exclude<IdpKind, 'oidc'>): Sample {
  const tokens = tokensOf(kind);
  return {
    name: `idp-${kind}`,
    description: `A login through an identity provider of kind ${kind}.`,
    triggers: ['external-authentication/post-authentication'],
    idp: { kind, user: users[kind], ...(kind === 'oauth' ? { idAttribute: 'id' } : {}) },
    ...(tokens === undefined ? {} : { tokens }),
  };
}

/** One sample for each kind of identity provider; OpenID Connect is the rich human's. */
export const providers: readonly Sample[] = (Object.keys(users) as Exclude<IdpKind, 'oidc'>[]).map(providerSample);
