import type { FunctionSignature, GoField, GoMethod, GoTypeDeclaration } from '../model.js';
import { field, inMethodOrder, method, parameter, signature } from './build.js';
import { getters } from './idp-getters.js';

/** Users of the identity providers that answer in a shape of their own (facts §2.1.1). */
const url = (go: string, what: string): GoField => field(go, 'string', `Address of ${what} at GitHub.`);

export const idpTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'oauth.UserMapper',
    name: 'OAuthProviderUser',
    underlying: 'struct',
    doc: 'Answer of a generic OAuth provider. Everything stands in `rawInfo`; of the methods, only `getID()` gives anything.',
    fields: [
      field(
        'RawInfo',
        'map[string]interface {}',
        'The userinfo answer as it came: `providerInfo.rawInfo.email`. Long numeric ids lose digits.',
      ),
    ],
    methods: inMethodOrder([
      ...getters,
      method(
        'UnmarshalJSON',
        'Used by Go’s encoders; of no use in an action.',
        signature([parameter('data', '[]uint8', 'JSON bytes')], undefined, { throws: true }),
      ),
    ]),
  },
  {
    go: 'saml.UserMapper',
    name: 'SAMLProviderUser',
    underlying: 'struct',
    doc: 'Answer of a SAML provider. Everything stands in `attributes`; of the methods, only `getID()` gives anything.',
    fields: [
      field('ID', 'string', 'The name id. Mind the spelling `iD`.'),
      field(
        'Attributes',
        'map[string][]string',
        'Attributes by name, each an array: `providerInfo.attributes["email"][0]`. A missing one is undefined.',
      ),
    ],
    methods: inMethodOrder([
      ...getters,
      method('SetID', 'Of no use in an action.', signature([parameter('id', '*saml.NameID', 'a name id of Go')])),
    ]),
  },
  {
    go: 'azuread.User',
    name: 'AzureProviderUser',
    underlying: 'struct',
    doc: 'Answer of Microsoft Entra ID (Azure AD). Groups are not in it: they come as claim `groups` of the id token, `ctx.getClaim("groups")`.',
    fields: [
      field('ID', 'string', 'Id of the user. Mind the spelling `iD`.'),
      field('BusinessPhones', '[]domain.PhoneNumber', 'Phone numbers, boxed.'),
      field('DisplayName', 'string', 'Display name.'),
      field('FirstName', 'string', 'Given name.'),
      field('JobTitle', 'string', 'Job title.'),
      field('Email', 'domain.EmailAddress', 'E-mail address, boxed.'),
      field('MobilePhone', 'domain.PhoneNumber', 'Mobile phone number, boxed.'),
      field('OfficeLocation', 'string', 'Office.'),
      field('PreferredLanguage', 'string', 'Language tag.'),
      field('LastName', 'string', 'Family name.'),
      field('UserPrincipalName', 'string', 'User principal name.'),
    ],
    methods: inMethodOrder(getters),
  },
  {
    go: 'github.User',
    name: 'GitHubProviderUser',
    underlying: 'struct',
    doc: 'Answer of GitHub or GitHub Enterprise: its user object in camel case.',
    fields: [
      field('Login', 'string', 'GitHub username.'),
      field('ID', 'int', 'Numeric id of the user. Mind the spelling `iD`.'),
      field('NodeId', 'string', 'GraphQL id.'),
      url('AvatarUrl', 'the picture'),
      field('GravatarId', 'string', 'Gravatar id, usually empty.'),
      url('Url', 'the user in the API'),
      url('HtmlUrl', 'the profile page'),
      url('FollowersUrl', 'the followers'),
      url('FollowingUrl', 'the followed users'),
      url('GistsUrl', 'the gists'),
      url('StarredUrl', 'the starred repositories'),
      url('SubscriptionsUrl', 'the subscriptions'),
      url('OrganizationsUrl', 'the organizations'),
      url('ReposUrl', 'the repositories'),
      url('EventsUrl', 'the events'),
      url('ReceivedEventsUrl', 'the received events'),
      field('Type', 'string', '`User` or `Organization`.'),
      field('SiteAdmin', 'bool', 'Whether the user administers the site.'),
      field('Name', 'string', 'Full name; empty for many users.'),
      field('Company', 'string', 'Company.'),
      field('Blog', 'string', 'Website.'),
      field('Location', 'string', 'Location.'),
      field('Email', 'domain.EmailAddress', 'Public e-mail address, boxed; empty for many users.'),
      field('Hireable', 'bool', 'Whether the user is open for work.'),
      field('Bio', 'string', 'Biography.'),
      field('TwitterUsername', 'string', 'Twitter username.'),
      field('PublicRepos', 'int', 'Number of public repositories.'),
      field('PublicGists', 'int', 'Number of public gists.'),
      field('Followers', 'int', 'Number of followers.'),
      field('Following', 'int', 'Number of followed users.'),
      field('CreatedAt', 'time.Time', 'When the account was created. A Go time, not a `Date`.'),
      field('UpdatedAt', 'time.Time', 'When the account was changed. A Go time, not a `Date`.'),
      field('PrivateGists', 'int', 'Number of private gists.'),
      field('TotalPrivateRepos', 'int', 'Number of private repositories.'),
      field('OwnedPrivateRepos', 'int', 'Number of owned private repositories.'),
      field('DiskUsage', 'int', 'Disk usage in kilobytes.'),
      field('Collaborators', 'int', 'Number of collaborators.'),
      field('TwoFactorAuthentication', 'bool', 'Whether two-factor authentication is on.'),
      field('Plan', 'github.Plan', 'Plan of the account.'),
    ],
    methods: inMethodOrder(getters),
  },
  {
    go: 'github.Plan',
    name: 'GitHubPlan',
    underlying: 'struct',
    doc: 'Plan of a GitHub account.',
    fields: [
      field('Name', 'string', 'Name of the plan.'),
      field('Space', 'int', 'Space.'),
      field('PrivateRepos', 'int', 'Allowed private repositories.'),
      field('Collaborators', 'int', 'Allowed collaborators.'),
    ],
    methods: [],
  },
  {
    go: 'ldap.User',
    name: 'LDAPProviderUser',
    underlying: 'struct',
    doc: 'Answer of an LDAP directory, by the attribute mapping of the provider.',
    fields: [
      field('ID', 'string', 'Id of the user. Mind the spelling `iD`.'),
      field('FirstName', 'string', 'Given name.'),
      field('LastName', 'string', 'Family name.'),
      field('DisplayName', 'string', 'Display name.'),
      field('NickName', 'string', 'Nickname.'),
      field('PreferredUsername', 'string', 'Username.'),
      field('Email', 'domain.EmailAddress', 'E-mail address, boxed.'),
      field('EmailVerified', 'bool', 'Whether the e-mail address is verified.'),
      field('Phone', 'domain.PhoneNumber', 'Phone number, boxed.'),
      field('PhoneVerified', 'bool', 'Whether the phone number is verified.'),
      field(
        'PreferredLanguage',
        'language.Tag',
        'Language; `String(preferredLanguage)` gives the tag, JSON shows `{}`.',
      ),
      field('AvatarURL', 'string', 'Address of the picture.'),
      field('Profile', 'string', 'Address of the profile page.'),
    ],
    methods: inMethodOrder(getters),
  },
  {
    go: 'language.Tag',
    name: 'GoLanguageTag',
    underlying: 'opaque',
    doc: 'A language tag of Go. `String(tag)` gives text such as `de-CH`, or `und` for none.',
    methods: languageTagMethods(),
  },
];

function languageTagMethods(): readonly GoMethod[] {
  const encoding = 'Used by Go’s encoders; of no use in an action.';
  const pair = (first: string, second: string): FunctionSignature =>
    signature([], undefined, { results: [first, second] });
  return inMethodOrder([
    method('Base', 'Base language and confidence.', pair('interface {}', 'interface {}')),
    method(
      'Extension',
      'One extension of the tag.',
      signature([parameter('letter', 'uint8', 'code of its letter')], undefined, { results: ['interface {}', 'bool'] }),
    ),
    method('Extensions', 'Extensions of the tag.', signature([], 'interface {}')),
    method('IsRoot', 'Whether the tag is `und`.', signature([], 'bool')),
    method('MarshalText', encoding, signature([], '[]uint8', { throws: true })),
    method('Parent', 'The next more general tag.', signature([], 'language.Tag')),
    method(
      'Raw',
      'Language, script and region.',
      signature([], undefined, { results: ['interface {}', 'interface {}', 'interface {}'] }),
    ),
    method('Region', 'Region and confidence.', pair('interface {}', 'interface {}')),
    method('Script', 'Script and confidence.', pair('interface {}', 'interface {}')),
    method(
      'SetTypeForKey',
      'A tag with a key of the `u` extension set.',
      signature([parameter('key', 'string', 'two letters'), parameter('value', 'string', 'value')], 'language.Tag', {
        throws: true,
      }),
    ),
    method('String', 'The tag as text.', signature([], 'string')),
    method(
      'TypeForKey',
      'Value of a key of the `u` extension.',
      signature([parameter('key', 'string', 'two letters')], 'string'),
    ),
    method(
      'UnmarshalText',
      encoding,
      signature([parameter('text', '[]uint8', 'tag as bytes')], undefined, { throws: true }),
    ),
    method('Variants', 'Variants of the tag.', signature([], 'interface {}')),
  ]);
}
