/** `json` tags of the structs that identity providers give, by type and Go field: what encoding/json writes of them. */

/** Claims of the OIDC types. */
export const claimNames: Readonly<Record<string, string>> = {
  Subject: 'sub',
  Name: 'name',
  GivenName: 'given_name',
  FamilyName: 'family_name',
  MiddleName: 'middle_name',
  Nickname: 'nickname',
  Profile: 'profile',
  Picture: 'picture',
  Website: 'website',
  Gender: 'gender',
  Birthdate: 'birthdate',
  Zoneinfo: 'zoneinfo',
  Locale: 'locale',
  UpdatedAt: 'updated_at',
  PreferredUsername: 'preferred_username',
  Email: 'email',
  EmailVerified: 'email_verified',
  PhoneNumber: 'phone_number',
  PhoneNumberVerified: 'phone_number_verified',
  Address: 'address',
  Issuer: 'iss',
  Audience: 'aud',
  Expiration: 'exp',
  IssuedAt: 'iat',
  AuthTime: 'auth_time',
  NotBefore: 'nbf',
  Nonce: 'nonce',
  AuthenticationContextClassReference: 'acr',
  AuthenticationMethodsReferences: 'amr',
  AuthorizedParty: 'azp',
  ClientID: 'client_id',
  JWTID: 'jti',
  Actor: 'act',
  AccessTokenHash: 'at_hash',
  CodeHash: 'c_hash',
  SessionID: 'sid',
};

export const addressNames: Readonly<Record<string, string>> = {
  Formatted: 'formatted',
  StreetAddress: 'street_address',
  Locality: 'locality',
  Region: 'region',
  PostalCode: 'postal_code',
  Country: 'country',
};

const azureNames: Readonly<Record<string, string>> = {
  ID: 'id',
  BusinessPhones: 'businessPhones',
  DisplayName: 'displayName',
  FirstName: 'givenName',
  JobTitle: 'jobTitle',
  Email: 'mail',
  MobilePhone: 'mobilePhone',
  OfficeLocation: 'officeLocation',
  PreferredLanguage: 'preferredLanguage',
  LastName: 'surname',
  UserPrincipalName: 'userPrincipalName',
};

/** `AvatarUrl` → `avatar_url`, as GitHub's API has it. */
function snakeCase(name: string): string {
  return name
    .replace(/ID$/, 'Id')
    .replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '_') + letter.toLowerCase());
}

/** Text of the tag of a field, when it has one. */
export function jsonTag(type: string, field: string): string | undefined {
  switch (type) {
    case 'azuread.User':
      return azureNames[field];
    case 'github.User':
    case 'github.Plan':
      return snakeCase(field);
    case 'oidc.UserInfoAddress':
      return addressNames[field] && `${addressNames[field]},omitempty`;
    default:
      if (!type.startsWith('oidc.')) return undefined;
      if (field === 'Claims' || field === 'SignatureAlg') return '-';
      return claimNames[field] && `${claimNames[field]},omitempty`;
  }
}
