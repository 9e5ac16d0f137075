/** `ctx.v1.providerInfo` for each kind of identity provider (facts §2.1.1). */
import { languageMake } from '../go/language.js';
import { dateWire, jsonWire, mapWire, structWire, type Wire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { pointer } from './objects.js';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const int = (value: unknown): number => (typeof value === 'number' ? Math.trunc(value) : 0);
const flag = (value: unknown): boolean => value === true || value === 'true';

/** Members of a JSON object as a Go map with values of any type. */
function anyMap(data: Data): Wire {
  return mapWire(Object.fromEntries(Object.entries(data).map(([name, value]) => [name, jsonWire(value)])));
}

/** A language tag as Go's JSON decoder reads it: null when there is none, and `und` for an empty text. */
function locale(value: unknown): Wire {
  return typeof value === 'string' ? languageMake(value) : null;
}

function addressWire(value: unknown): Wire {
  if (typeof value !== 'object' || value === null) return null;
  const data = value as Data;
  return structWire('oidc.UserInfoAddress', {
    Formatted: text(data.formatted),
    StreetAddress: text(data.street_address),
    Locality: text(data.locality),
    Region: text(data.region),
    PostalCode: text(data.postal_code),
    Country: text(data.country),
  });
}

/** Profile, e-mail, phone and address: what OIDC user infos and id tokens have in common. */
function profileParts(data: Data): Readonly<Record<string, Wire>> {
  return {
    UserInfoProfile: structWire('oidc.UserInfoProfile', {
      Name: text(data.name),
      GivenName: text(data.given_name),
      FamilyName: text(data.family_name),
      MiddleName: text(data.middle_name),
      Nickname: text(data.nickname),
      Profile: text(data.profile),
      Picture: text(data.picture),
      Website: text(data.website),
      Gender: text(data.gender),
      Birthdate: text(data.birthdate),
      Zoneinfo: text(data.zoneinfo),
      Locale: locale(data.locale),
      UpdatedAt: int(data.updated_at),
      PreferredUsername: text(data.preferred_username),
    }),
    UserInfoEmail: structWire('oidc.UserInfoEmail', {
      Email: text(data.email),
      EmailVerified: flag(data.email_verified),
    }),
    UserInfoPhone: structWire('oidc.UserInfoPhone', {
      PhoneNumber: text(data.phone_number),
      PhoneNumberVerified: flag(data.phone_number_verified),
    }),
    Address: addressWire(data.address),
    Claims: anyMap(data),
  };
}

function userInfo(data: Data): Wire {
  return structWire('oidc.UserInfo', { Subject: text(data.sub), ...profileParts(data) });
}

function oidcUser(data: Data): Wire {
  return structWire('oidc.User', { UserInfo: userInfo(data) });
}

function textList(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function actor(value: unknown): Wire {
  if (typeof value !== 'object' || value === null) return null;
  const data = value as Data;
  return structWire('oidc.ActorClaims', {
    Actor: actor(data.act),
    Issuer: text(data.iss),
    Subject: text(data.sub),
    Claims: anyMap(data),
  });
}

function jwtUser(data: Data): Wire {
  const TokenClaims = structWire('oidc.TokenClaims', {
    Issuer: text(data.iss),
    Subject: text(data.sub),
    Audience: textList(data.aud),
    Expiration: int(data.exp),
    IssuedAt: int(data.iat),
    AuthTime: int(data.auth_time),
    // `nbf` is read into the outer field of this name only.
    NotBefore: 0,
    Nonce: text(data.nonce),
    AuthenticationContextClassReference: text(data.acr),
    AuthenticationMethodsReferences: data.amr === undefined ? null : textList(data.amr),
    AuthorizedParty: text(data.azp),
    ClientID: text(data.client_id),
    JWTID: text(data.jti),
    Actor: actor(data.act),
  });
  const IDTokenClaims = structWire('oidc.IDTokenClaims', {
    TokenClaims,
    NotBefore: int(data.nbf),
    AccessTokenHash: text(data.at_hash),
    CodeHash: text(data.c_hash),
    SessionID: text(data.sid),
    ...profileParts(data),
  });
  return structWire('jwt.User', { IDTokenClaims });
}

function azureUser(data: Data): Wire {
  return structWire('azuread.User', {
    ID: text(data.id),
    BusinessPhones: data.businessPhones === undefined ? null : textList(data.businessPhones),
    DisplayName: text(data.displayName),
    FirstName: text(data.givenName),
    JobTitle: text(data.jobTitle),
    Email: text(data.mail),
    MobilePhone: text(data.mobilePhone),
    OfficeLocation: text(data.officeLocation),
    PreferredLanguage: text(data.preferredLanguage),
    LastName: text(data.surname),
    UserPrincipalName: text(data.userPrincipalName),
  });
}

/** GitHub's names with underscores as Go's fields have them. */
function gitHubUser(data: Data): Wire {
  const of = (name: string): Wire => text(data[name]);
  const count = (name: string): Wire => int(data[name]);
  const plan = (typeof data.plan === 'object' && data.plan !== null ? data.plan : {}) as Data;
  return structWire('github.User', {
    Login: of('login'),
    ID: count('id'),
    NodeId: of('node_id'),
    AvatarUrl: of('avatar_url'),
    GravatarId: of('gravatar_id'),
    Url: of('url'),
    HtmlUrl: of('html_url'),
    FollowersUrl: of('followers_url'),
    FollowingUrl: of('following_url'),
    GistsUrl: of('gists_url'),
    StarredUrl: of('starred_url'),
    SubscriptionsUrl: of('subscriptions_url'),
    OrganizationsUrl: of('organizations_url'),
    ReposUrl: of('repos_url'),
    EventsUrl: of('events_url'),
    ReceivedEventsUrl: of('received_events_url'),
    Type: of('type'),
    SiteAdmin: flag(data.site_admin),
    Name: of('name'),
    Company: of('company'),
    Blog: of('blog'),
    Location: of('location'),
    Email: of('email'),
    Hireable: flag(data.hireable),
    Bio: of('bio'),
    TwitterUsername: of('twitter_username'),
    PublicRepos: count('public_repos'),
    PublicGists: count('public_gists'),
    Followers: count('followers'),
    Following: count('following'),
    CreatedAt: dateWire(text(data.created_at)),
    UpdatedAt: dateWire(text(data.updated_at)),
    PrivateGists: count('private_gists'),
    TotalPrivateRepos: count('total_private_repos'),
    OwnedPrivateRepos: count('owned_private_repos'),
    DiskUsage: count('disk_usage'),
    Collaborators: count('collaborators'),
    TwoFactorAuthentication: flag(data.two_factor_authentication),
    Plan: structWire('github.Plan', {
      Name: text(plan.name),
      Space: int(plan.space),
      PrivateRepos: int(plan.private_repos),
      Collaborators: int(plan.collaborators),
    }),
  });
}

function ldapUser(data: Data): Wire {
  return structWire('ldap.User', {
    ID: text(data.id),
    FirstName: text(data.firstName),
    LastName: text(data.lastName),
    DisplayName: text(data.displayName),
    NickName: text(data.nickName),
    PreferredUsername: text(data.preferredUsername),
    Email: text(data.email),
    EmailVerified: flag(data.emailVerified),
    Phone: text(data.phone),
    PhoneVerified: flag(data.phoneVerified),
    PreferredLanguage: languageMake(text(data.preferredLanguage)),
    AvatarURL: text(data.avatarUrl ?? data.avatarURL),
    Profile: text(data.profile),
  });
}

function samlUser(data: Data): Wire {
  const attributes = (data.attributes ?? {}) as Data;
  return structWire('saml.UserMapper', {
    ID: text(data.id),
    Attributes: mapWire(
      Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, textList(values)])),
    ),
  });
}

/** The provider's user, or nil when it could not be fetched. */
export function providerInfoWire({ idp, externalUser }: ResolvedSample): Wire {
  const { user: data } = idp;
  if (data === null) return null;
  switch (idp.kind) {
    case 'oidc':
    case 'gitlab':
    case 'gitlab-self-hosted':
      return pointer('oidc.User', oidcUser(data));
    case 'google':
      return pointer('google.User', structWire('google.User', { User: ['*oidc.User', oidcUser(data)] }));
    case 'apple':
      return pointer('apple.User', structWire('apple.User', { User: oidcUser(data) }));
    case 'oauth':
      return pointer('oauth.UserMapper', structWire('oauth.UserMapper', { RawInfo: anyMap(data) }));
    case 'azure':
      return pointer('azuread.User', azureUser(data));
    case 'github':
    case 'github-enterprise':
      return pointer('github.User', gitHubUser(data));
    case 'jwt':
      return pointer('jwt.User', jwtUser(data));
    case 'ldap':
      return pointer('ldap.User', ldapUser({ id: externalUser.id, ...data }));
    case 'saml':
      return pointer('saml.UserMapper', samlUser({ id: externalUser.id, ...data }));
  }
}
