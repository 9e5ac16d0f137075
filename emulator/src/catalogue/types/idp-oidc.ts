import type { GoField, GoMethod, GoTypeDeclaration } from '../model.js';
import { field, inMethodOrder, method, parameter, signature } from './build.js';
import { getters } from './idp-getters.js';

const boxedBoolean =
  'A boolean in an object: always truthy, even when false. Use `isEmailVerified()`/`isPhoneVerified()`, or `value == true`.';
const encoding = 'Used by Go’s encoders; of no use in an action.';
const unmarshal = method(
  'UnmarshalJSON',
  encoding,
  signature([parameter('data', '[]uint8', 'JSON bytes')], undefined, { throws: true }),
);
const marshal = method('MarshalJSON', encoding, signature([], '[]uint8', { throws: true }));

const userInfoMethods: readonly GoMethod[] = [
  method(
    'AppendClaims',
    'Adds a claim to this object; of no effect on the login.',
    signature([parameter('name', 'string', 'name'), parameter('value', 'interface {}', 'value')]),
  ),
  method('GetAddress', 'The postal address.', signature([], '*oidc.UserInfoAddress')),
  method('GetSubject', 'The subject, `sub`.', signature([], 'string')),
  marshal,
  unmarshal,
];

const tokenMethods: readonly GoMethod[] = [
  method('GetAudience', 'The audience, `aud`.', signature([], '[]string')),
  method('GetAuthTime', 'When the user authenticated, `auth_time`.', signature([], 'time.Time')),
  method('GetAuthenticationContextClassReference', 'The context class, `acr`.', signature([], 'string')),
  method('GetAuthorizedParty', 'The authorized party, `azp`.', signature([], 'string')),
  method('GetExpiration', 'When the token expires, `exp`.', signature([], 'time.Time')),
  method('GetIssuedAt', 'When the token was issued, `iat`.', signature([], 'time.Time')),
  method('GetIssuer', 'The issuer, `iss`.', signature([], 'string')),
  method('GetNonce', 'The nonce, `nonce`.', signature([], 'string')),
  method('GetSignatureAlgorithm', 'The algorithm of the signature, boxed.', signature([], 'jose.SignatureAlgorithm')),
  method('GetSubject', 'The subject, `sub`.', signature([], 'string')),
  method(
    'SetSignatureAlgorithm',
    'Of no effect on the login.',
    signature([parameter('algorithm', 'jose.SignatureAlgorithm', 'algorithm')]),
  ),
];

const idTokenMethods: readonly GoMethod[] = [
  ...tokenMethods,
  method('GetAccessTokenHash', 'The access token hash, `at_hash`.', signature([], 'string')),
  method('GetUserInfo', 'The same data as an OIDC user info.', signature([], '*oidc.UserInfo')),
  method('SetUserInfo', 'Of no effect on the login.', signature([parameter('info', '*oidc.UserInfo', 'user info')])),
  marshal,
  unmarshal,
];

const profileParts: readonly GoField[] = [
  field('UserInfoProfile', 'oidc.UserInfoProfile', 'The profile claims as a group.', { embedded: true }),
  field('UserInfoEmail', 'oidc.UserInfoEmail', 'The e-mail claims as a group.', { embedded: true }),
  field('UserInfoPhone', 'oidc.UserInfoPhone', 'The phone claims as a group.', { embedded: true }),
  field('Address', '*oidc.UserInfoAddress', 'Postal address, or null.', { nullable: true }),
];

const allClaims = field(
  'Claims',
  'map[string]interface {}',
  'Every claim by its OIDC name, standard ones included: `providerInfo.claims.preferred_username`.',
);

/** Users of the OIDC-like identity providers (facts §2.1.1). */
export const oidcTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'oidc.User',
    name: 'OIDCProviderUser',
    underlying: 'struct',
    doc: 'Answer of an OIDC provider (GitLab too). Properties are in camel case: `preferredUsername`, not `preferred_username`; `JSON.stringify` shows the OIDC names, which are not properties.',
    jsonByGo: true,
    fields: [field('UserInfo', '*oidc.UserInfo', 'The same user info as a group.', { embedded: true })],
    methods: inMethodOrder([...getters, ...userInfoMethods]),
  },
  {
    go: 'google.User',
    name: 'GoogleProviderUser',
    underlying: 'struct',
    doc: 'Answer of Google. Everything stands below `user`: `providerInfo.name` is undefined, `providerInfo.user.name` is the name.',
    fields: [field('User', 'idp.User', 'The OIDC user of Google.', { embedded: true, dynamic: '*oidc.User' })],
    methods: inMethodOrder(getters),
  },
  {
    go: 'idp.User',
    name: 'ProviderUser',
    underlying: 'interface',
    doc: 'What every identity provider’s user answers.',
    methods: inMethodOrder(getters),
  },
  {
    go: 'apple.User',
    name: 'AppleProviderUser',
    underlying: 'struct',
    doc: 'Answer of Apple: an OIDC user. Apple names the user only at the very first login.',
    jsonByGo: true,
    fields: [field('User', '*oidc.User', 'The same OIDC user as a group.', { embedded: true })],
    methods: inMethodOrder([...getters, ...userInfoMethods]),
  },
  {
    go: 'jwt.User',
    name: 'JWTProviderUser',
    underlying: 'struct',
    doc: 'Claims of the JWT that a JWT provider accepted. Properties are in camel case; `JSON.stringify` shows the names in the token.',
    jsonByGo: true,
    fields: [field('IDTokenClaims', '*oidc.IDTokenClaims', 'The same claims as a group.', { embedded: true })],
    methods: inMethodOrder([...getters, ...idTokenMethods]),
  },
  {
    go: 'oidc.UserInfo',
    name: 'OIDCUserInfo',
    underlying: 'struct',
    doc: 'An OIDC user info.',
    jsonByGo: true,
    fields: [field('Subject', 'string', 'The subject, `sub`.'), ...profileParts, allClaims],
    methods: inMethodOrder(userInfoMethods),
  },
  {
    go: 'oidc.UserInfoProfile',
    name: 'OIDCUserInfoProfile',
    underlying: 'struct',
    doc: 'The claims of scope `profile`.',
    fields: [
      field('Name', 'string', 'Full name, `name`.'),
      field('GivenName', 'string', 'Given name, `given_name`.'),
      field('FamilyName', 'string', 'Family name, `family_name`.'),
      field('MiddleName', 'string', 'Middle name, `middle_name`.'),
      field('Nickname', 'string', 'Nickname, `nickname`.'),
      field('Profile', 'string', 'Address of the profile page, `profile`.'),
      field('Picture', 'string', 'Address of the picture, `picture`.'),
      field('Website', 'string', 'Website, `website`.'),
      field('Gender', 'oidc.Gender', 'Gender, boxed, `gender`.'),
      field('Birthdate', 'string', 'Date of birth, `birthdate`.'),
      field('Zoneinfo', 'string', 'Time zone, `zoneinfo`.'),
      field('Locale', '*oidc.Locale', 'Language, `locale`; null when missing. `String(locale)` gives the tag.', {
        nullable: true,
      }),
      field('UpdatedAt', 'oidc.Time', 'Seconds since 1970, boxed, `updated_at`.'),
      field('PreferredUsername', 'string', 'Username, `preferred_username`.'),
    ],
    methods: [],
  },
  {
    go: 'oidc.UserInfoEmail',
    name: 'OIDCUserInfoEmail',
    underlying: 'struct',
    doc: 'The claims of scope `email`.',
    fields: [
      field('Email', 'string', 'E-mail address, `email`.'),
      field(
        'EmailVerified',
        'oidc.Bool',
        'Whether it is verified, `email_verified`. A boolean in an object: always truthy, use `isEmailVerified()`.',
      ),
    ],
    methods: [],
  },
  {
    go: 'oidc.UserInfoPhone',
    name: 'OIDCUserInfoPhone',
    underlying: 'struct',
    doc: 'The claims of scope `phone`.',
    fields: [
      field('PhoneNumber', 'string', 'Phone number, `phone_number`.'),
      field(
        'PhoneNumberVerified',
        'oidc.Bool',
        'Whether it is verified, `phone_number_verified`. A boolean in an object: always truthy, use `isPhoneVerified()`.',
      ),
    ],
    methods: [],
  },
  {
    go: 'oidc.UserInfoAddress',
    name: 'OIDCUserInfoAddress',
    underlying: 'struct',
    doc: 'A postal address.',
    fields: [
      field('Formatted', 'string', 'The whole address.'),
      field('StreetAddress', 'string', 'Street and number.'),
      field('Locality', 'string', 'City.'),
      field('Region', 'string', 'State or province.'),
      field('PostalCode', 'string', 'Postal code.'),
      field('Country', 'string', 'Country.'),
    ],
    methods: [],
  },
  {
    go: 'oidc.IDTokenClaims',
    name: 'OIDCIDTokenClaims',
    underlying: 'struct',
    doc: 'Claims of an id token.',
    jsonByGo: true,
    fields: [
      field('TokenClaims', 'oidc.TokenClaims', 'The registered claims as a group.', { embedded: true }),
      field('NotBefore', 'oidc.Time', 'Not valid before, `nbf`; seconds, boxed.'),
      field('AccessTokenHash', 'string', 'Hash of the access token, `at_hash`.'),
      field('CodeHash', 'string', 'Hash of the code, `c_hash`.'),
      field('SessionID', 'string', 'Session, `sid`. Mind the spelling `sessionID`.'),
      ...profileParts,
      allClaims,
    ],
    methods: inMethodOrder(idTokenMethods),
  },
  {
    go: 'oidc.TokenClaims',
    name: 'OIDCTokenClaims',
    underlying: 'struct',
    doc: 'The registered claims of a token.',
    fields: [
      field('Issuer', 'string', 'The issuer, `iss`.'),
      field('Subject', 'string', 'The subject, `sub`.'),
      field('Audience', 'oidc.Audience', 'The audience, `aud`.'),
      field('Expiration', 'oidc.Time', 'Expiry, `exp`; seconds, boxed.'),
      field('IssuedAt', 'oidc.Time', 'Issued at, `iat`; seconds, boxed.'),
      field('AuthTime', 'oidc.Time', 'Authenticated at, `auth_time`; seconds, boxed.'),
      field('NotBefore', 'oidc.Time', 'Not valid before, `nbf`; seconds, boxed.'),
      field('Nonce', 'string', 'The nonce, `nonce`.'),
      field('AuthenticationContextClassReference', 'string', 'The context class, `acr`.'),
      field('AuthenticationMethodsReferences', 'oidc.AuthenticationMethodsReferences', 'The methods, `amr`.'),
      field('AuthorizedParty', 'string', 'The authorized party, `azp`.'),
      field('ClientID', 'string', 'The client, `client_id`. Mind the spelling `clientID`.'),
      field('JWTID', 'string', 'Id of the token, `jti`. Mind the spelling `jWTID`.'),
      field('Actor', '*oidc.ActorClaims', 'Who acts for the subject, `act`; null when nobody.', { nullable: true }),
      field('SignatureAlg', 'jose.SignatureAlgorithm', 'Algorithm of the signature, boxed.'),
    ],
    methods: inMethodOrder(tokenMethods),
  },
  {
    go: 'oidc.ActorClaims',
    name: 'OIDCActorClaims',
    underlying: 'struct',
    doc: 'Who acts for the subject.',
    jsonByGo: true,
    fields: [
      field('Actor', '*oidc.ActorClaims', 'The actor before, `act`; null for none.', { nullable: true }),
      field('Issuer', 'string', 'The issuer, `iss`.'),
      field('Subject', 'string', 'The subject, `sub`.'),
      field('Claims', 'map[string]interface {}', 'Every claim by its name.'),
    ],
    methods: [marshal, unmarshal],
  },
  {
    go: 'oidc.Locale',
    name: 'OIDCLocale',
    underlying: 'struct',
    doc: 'A language. `String(locale)` gives the tag.',
    jsonByGo: true,
    fields: [],
    methods: inMethodOrder([
      marshal,
      unmarshal,
      method('String', 'The tag as text.', signature([], 'string')),
      method('Tag', 'The tag as a Go object.', signature([], 'language.Tag')),
    ]),
  },
  {
    go: 'oidc.Bool',
    name: 'OIDCBool',
    underlying: 'bool',
    doc: boxedBoolean,
    methods: [unmarshal],
  },
  {
    go: 'oidc.Time',
    name: 'OIDCTime',
    underlying: 'int64',
    doc: 'Seconds since 1970, boxed: `===` never matches. Write `Number(value)`, or `asTime()` for a Go time.',
    methods: [method('AsTime', 'The moment as a Go time.', signature([], 'time.Time')), unmarshal],
  },
  {
    go: 'oidc.Gender',
    name: 'OIDCGender',
    underlying: 'string',
    doc: 'A gender as text, boxed: `===` never matches. Write `String(value)`.',
    methods: [],
  },
  {
    go: 'jose.SignatureAlgorithm',
    name: 'GoSignatureAlgorithm',
    underlying: 'string',
    doc: 'Name of an algorithm, boxed: `===` never matches. Write `String(value)`.',
    methods: [],
  },
  {
    go: 'oidc.Audience',
    name: 'OIDCAudience',
    underlying: 'slice',
    element: 'string',
    doc: 'An audience: an array of strings.',
    methods: [unmarshal],
  },
  {
    go: 'oidc.AuthenticationMethodsReferences',
    name: 'OIDCAuthenticationMethods',
    underlying: 'slice',
    element: 'string',
    doc: 'Authentication methods: an array of strings.',
    methods: [unmarshal],
  },
];
