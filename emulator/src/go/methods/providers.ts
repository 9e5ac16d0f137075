/** Users of identity providers: getters, and how they marshal themselves. */
import { type Exported, type ExportedStruct, nil } from '../exported.js';
import { marshalJson } from '../json.js';
import { addressNames, claimNames } from '../json-tags.js';
import { languageMake } from '../language.js';
import type { Wire } from '../wire.js';
import type { GoMethodImplementation, MethodAnswer, MethodTable } from './types.js';
import { numberOf, textOf } from './types.js';

/** The struct behind a pointer. */
export function structOf(value: Exported | undefined): ExportedStruct | undefined {
  if (value?.kind === 'pointer') return structOf(value.target);
  return value?.kind === 'struct' ? value : undefined;
}

/** A field, found through embedded structs as Go finds it. */
export function fieldOf(struct: ExportedStruct | undefined, name: string): Exported | undefined {
  let level = struct === undefined ? [] : [struct];
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    for (const candidate of level) {
      const found = candidate.fields.find((field) => field.name === name);
      if (found) return found.value;
    }
    level = level.flatMap((candidate) =>
      candidate.fields.flatMap((field) => {
        const inner = /^[A-Z]/.test(field.name) ? structOf(field.value) : undefined;
        return inner ? [inner] : [];
      }),
    );
  }
  return undefined;
}

const text =
  (name: string): GoMethodImplementation =>
  (receiver) => ({ v: textOf(fieldOf(structOf(receiver), name)) });
const flag =
  (name: string): GoMethodImplementation =>
  (receiver) => {
    const value = fieldOf(structOf(receiver), name);
    return { v: value?.kind === 'bool' && value.value };
  };
const constant =
  (v: Wire): GoMethodImplementation =>
  () => ({ v });
const email =
  (name: string): GoMethodImplementation =>
  (receiver) => ({
    v: ['domain.EmailAddress', textOf(fieldOf(structOf(receiver), name))],
  });
const phone =
  (name: string): GoMethodImplementation =>
  (receiver) => ({
    v: ['domain.PhoneNumber', textOf(fieldOf(structOf(receiver), name))],
  });
const tag =
  (name: string): GoMethodImplementation =>
  (receiver) => ({
    v: ['language.Tag', languageText(fieldOf(structOf(receiver), name))],
  });

/** Tag of a text, an `oidc.Locale` or a `language.Tag`. */
function languageText(value: Exported | undefined): string {
  if (value?.kind === 'string') return languageMake(value.value);
  const plain = structOf(value)?.fields.find((field) => field.name === 'plain')?.value;
  return plain === undefined || textOf(plain) === '' ? 'und' : textOf(plain);
}

const noPhone = { GetPhone: constant(['domain.PhoneNumber', '']), IsPhoneVerified: constant(false) };
const und: GoMethodImplementation = constant(['language.Tag', 'und']);

const oidcGetters: MethodTable = {
  GetAvatarURL: text('Picture'),
  GetDisplayName: text('Name'),
  GetEmail: email('Email'),
  GetFirstName: text('GivenName'),
  GetID: text('Subject'),
  GetLastName: text('FamilyName'),
  GetNickname: text('Nickname'),
  GetPhone: phone('PhoneNumber'),
  GetPreferredLanguage: tag('Locale'),
  GetPreferredUsername: text('PreferredUsername'),
  GetProfile: text('Profile'),
  IsEmailVerified: flag('EmailVerified'),
  IsPhoneVerified: flag('PhoneNumberVerified'),
};

const address: GoMethodImplementation = (receiver) => {
  const value = structOf(fieldOf(structOf(receiver), 'Address'));
  // Go gives a pointer to an empty address when there is none.
  return { v: ['*oidc.UserInfoAddress', (value?.fields ?? []).map((field) => textOf(field.value))] };
};

const userInfoMethods: MethodTable = {
  AppendClaims: () => ({}),
  GetAddress: address,
  GetSubject: text('Subject'),
  MarshalJSON: (receiver) => marshalled(receiver),
  UnmarshalJSON: () => ({ e: 'unexpected end of JSON input' }),
};

function marshalled(receiver: Exported): MethodAnswer {
  const json = marshalProvider(receiver);
  return 'text' in json ? { v: ['[]uint8', [...new TextEncoder().encode(json.text)]] } : { e: json.error };
}

const instant =
  (name: string): GoMethodImplementation =>
  (receiver) => {
    const seconds = numberOf(fieldOf(structOf(receiver), name));
    return { v: ['time.Time', seconds === 0 ? null : [seconds, 0]] };
  };

const tokenMethods: MethodTable = {
  GetAudience: (receiver) => ({ v: ['[]string', textList(fieldOf(structOf(receiver), 'Audience'))] }),
  GetAuthTime: instant('AuthTime'),
  GetAuthenticationContextClassReference: text('AuthenticationContextClassReference'),
  GetAuthorizedParty: text('AuthorizedParty'),
  GetExpiration: instant('Expiration'),
  GetIssuedAt: instant('IssuedAt'),
  GetIssuer: text('Issuer'),
  GetNonce: text('Nonce'),
  GetSignatureAlgorithm: (receiver) => ({
    v: ['jose.SignatureAlgorithm', textOf(fieldOf(structOf(receiver), 'SignatureAlg'))],
  }),
  GetSubject: text('Subject'),
  SetSignatureAlgorithm: () => ({}),
};

function textList(value: Exported | undefined): readonly string[] | null {
  return value?.kind === 'slice' && value.items ? value.items.map(textOf) : null;
}

const azure: MethodTable = {
  ...noPhone,
  GetAvatarURL: constant(''),
  GetDisplayName: text('DisplayName'),
  GetEmail: (receiver) => {
    const struct = structOf(receiver);
    const own = textOf(fieldOf(struct, 'Email'));
    return { v: ['domain.EmailAddress', own === '' ? textOf(fieldOf(struct, 'UserPrincipalName')) : own] };
  },
  GetFirstName: text('FirstName'),
  GetID: text('ID'),
  GetLastName: text('LastName'),
  GetNickname: constant(''),
  GetPreferredLanguage: tag('PreferredLanguage'),
  GetPreferredUsername: text('UserPrincipalName'),
  GetProfile: constant(''),
  IsEmailVerified: constant(false),
};

const github: MethodTable = {
  ...noPhone,
  GetAvatarURL: text('AvatarUrl'),
  GetDisplayName: text('Name'),
  GetEmail: email('Email'),
  GetFirstName: constant(''),
  GetID: (receiver) => ({ v: String(numberOf(fieldOf(structOf(receiver), 'ID'))) }),
  GetLastName: constant(''),
  GetNickname: text('Login'),
  GetPreferredLanguage: und,
  GetPreferredUsername: text('Login'),
  GetProfile: text('HtmlUrl'),
  IsEmailVerified: constant(true),
};

const ldap: MethodTable = {
  GetAvatarURL: text('AvatarURL'),
  GetDisplayName: text('DisplayName'),
  GetEmail: email('Email'),
  GetFirstName: text('FirstName'),
  GetID: text('ID'),
  GetLastName: text('LastName'),
  GetNickname: text('NickName'),
  GetPhone: phone('Phone'),
  GetPreferredLanguage: tag('PreferredLanguage'),
  GetPreferredUsername: text('PreferredUsername'),
  GetProfile: text('Profile'),
  IsEmailVerified: flag('EmailVerified'),
  IsPhoneVerified: flag('PhoneVerified'),
};

/** Providers that map nothing but the id. */
const bare: MethodTable = {
  ...noPhone,
  GetAvatarURL: constant(''),
  GetDisplayName: constant(''),
  GetEmail: constant(['domain.EmailAddress', '']),
  GetFirstName: constant(''),
  GetID: text('ID'),
  GetLastName: constant(''),
  GetNickname: constant(''),
  GetPreferredLanguage: und,
  GetPreferredUsername: constant(''),
  GetProfile: constant(''),
  IsEmailVerified: constant(false),
};

export const providerTables: Readonly<Record<string, MethodTable>> = {
  'oidc.UserInfo': userInfoMethods,
  'oidc.User': { ...oidcGetters, ...userInfoMethods },
  'google.User': oidcGetters,
  'apple.User': { ...oidcGetters, ...userInfoMethods, GetPreferredUsername: text('Email') },
  'jwt.User': { ...oidcGetters, ...userInfoMethods, ...tokenMethods, GetAccessTokenHash: text('AccessTokenHash') },
  'oidc.IDTokenClaims': { ...userInfoMethods, ...tokenMethods, GetAccessTokenHash: text('AccessTokenHash') },
  'oidc.TokenClaims': tokenMethods,
  'azuread.User': azure,
  'github.User': github,
  'ldap.User': ldap,
  'oauth.UserMapper': bare,
  'saml.UserMapper': bare,
  'oidc.Locale': {
    MarshalJSON: (receiver) => marshalled(receiver),
    String: (receiver) => ({ v: languageText(receiver) }),
    Tag: (receiver) => ({ v: ['language.Tag', languageText(receiver)] }),
    UnmarshalJSON: () => ({ e: 'unexpected end of JSON input' }),
  },
  'language.Tag': {
    String: (receiver) => ({ v: languageText(receiver) }),
    IsRoot: (receiver) => ({ v: languageText(receiver) === 'und' }),
  },
  'oidc.Time': {
    AsTime: (receiver) => ({ v: ['time.Time', numberOf(receiver) === 0 ? null : [numberOf(receiver), 0]] }),
    UnmarshalJSON: () => ({ e: 'unexpected end of JSON input' }),
  },
};

/** A claim as encoding/json has it after the round trip through the struct's tags; undefined: omitted when empty. */
function claimOf(name: string, value: Exported): Exported | undefined {
  switch (value.kind) {
    case 'string':
      return value.value === '' ? undefined : value;
    case 'int':
      return value.value === 0 ? undefined : value;
    case 'bool':
      return value.value ? value : undefined;
    case 'slice':
      return (value.items ?? []).length === 0 ? undefined : value;
    case 'pointer': {
      if (value.target === undefined) return undefined;
      if (name === 'Locale') {
        const tag = languageText(value);
        return tag === 'und' ? nil : { kind: 'string', type: 'string', value: tag };
      }
      if (name === 'Address') return membersOf(structOf(value), addressNames);
      return claimsOf(structOf(value));
    }
    default:
      return undefined;
  }
}

function membersOf(struct: ExportedStruct | undefined, names: Readonly<Record<string, string>>): Exported {
  const entries = new Map<string, Exported>();
  for (const field of struct?.fields ?? []) {
    const claim = names[field.name];
    const value = claim === undefined ? undefined : claimOf(field.name, field.value);
    if (claim !== undefined && value !== undefined) entries.set(claim, value);
  }
  return { kind: 'map', type: 'map[string]interface {}', entries };
}

/** All claims of a claim set: the free ones, overwritten by those of fields that are not empty. */
function claimsOf(struct: ExportedStruct | undefined): Exported {
  const entries = new Map<string, Exported>();
  const free = fieldOf(struct, 'Claims');
  if (free?.kind === 'map') for (const [name, value] of free.entries ?? []) entries.set(name, value);
  const visit = (part: ExportedStruct | undefined): void => {
    for (const field of part?.fields ?? []) {
      const name = claimNames[field.name];
      const value = name === undefined ? undefined : claimOf(field.name, field.value);
      if (name !== undefined && value !== undefined) entries.set(name, value);
      else if (field.value.kind === 'struct') visit(field.value);
      else if (field.name === 'UserInfo' || field.name === 'User' || field.name === 'IDTokenClaims') {
        visit(structOf(field.value));
      }
    }
  };
  visit(struct);
  return { kind: 'map', type: 'map[string]interface {}', entries };
}

/** What the provider's own `MarshalJSON` writes: the claims, and a line feed behind those of a claim set. */
export function marshalProvider(value: Exported): { readonly text: string } | { readonly error: string } {
  const struct = structOf(value);
  if (struct?.type === 'oidc.Locale') {
    const plain = struct.fields[0]?.value;
    const known = plain?.kind === 'string' && plain.value !== '' && plain.value !== 'und';
    return { text: known ? JSON.stringify(plain.value) : 'null' };
  }
  try {
    return { text: `${marshalJson(claimsOf(struct))}\n` };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
