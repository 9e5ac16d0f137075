/** The user that ZITADEL makes of what an identity provider answers (facts §2.1, §2.1.1). */
import type { ExternalUserInput, IdpKind, Json } from './model.js';
import type { ResolvedExternalUser } from './resolved.js';

type Data = Readonly<Record<string, Json>>;
type Mapped = Partial<Omit<ResolvedExternalUser, 'idpId'>>;

function text(data: Data, key: string): string {
  const value = data[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** Providers send `true` or `"true"`. */
function flag(data: Data, key: string): boolean {
  return data[key] === true || data[key] === 'true';
}

function fromOidc(data: Data): Mapped {
  return {
    id: text(data, 'sub'),
    displayName: text(data, 'name'),
    preferredUsername: text(data, 'preferred_username'),
    firstName: text(data, 'given_name'),
    lastName: text(data, 'family_name'),
    nickName: text(data, 'nickname'),
    email: text(data, 'email'),
    isEmailVerified: flag(data, 'email_verified'),
    preferredLanguage: text(data, 'locale'),
    phone: text(data, 'phone_number'),
    isPhoneVerified: flag(data, 'phone_number_verified'),
  };
}

function fromAzure(data: Data): Mapped {
  return {
    id: text(data, 'id'),
    displayName: text(data, 'displayName'),
    preferredUsername: text(data, 'userPrincipalName'),
    firstName: text(data, 'givenName'),
    lastName: text(data, 'surname'),
    email: text(data, 'mail') || text(data, 'userPrincipalName'),
    preferredLanguage: text(data, 'preferredLanguage'),
    phone: text(data, 'mobilePhone'),
  };
}

function fromGitHub(data: Data): Mapped {
  return {
    id: text(data, 'id'),
    displayName: text(data, 'name'),
    preferredUsername: text(data, 'login'),
    nickName: text(data, 'login'),
    email: text(data, 'email'),
    isEmailVerified: text(data, 'email') !== '',
  };
}

function fromLdap(data: Data): Mapped {
  return {
    id: text(data, 'id'),
    displayName: text(data, 'displayName'),
    preferredUsername: text(data, 'preferredUsername'),
    firstName: text(data, 'firstName'),
    lastName: text(data, 'lastName'),
    nickName: text(data, 'nickName'),
    email: text(data, 'email'),
    isEmailVerified: flag(data, 'emailVerified'),
    preferredLanguage: text(data, 'preferredLanguage'),
    phone: text(data, 'phone'),
    isPhoneVerified: flag(data, 'phoneVerified'),
  };
}

function mapped(kind: IdpKind, data: Data, idAttribute: string): Mapped {
  switch (kind) {
    case 'azure':
      return fromAzure(data);
    case 'github':
    case 'github-enterprise':
      return fromGitHub(data);
    case 'ldap':
      return fromLdap(data);
    case 'oauth':
      return { id: text(data, idAttribute) };
    case 'saml':
      return { id: text(data, 'id') };
    case 'google': {
      const user = fromOidc(data);
      return { ...user, preferredUsername: user.email ?? '' };
    }
    case 'apple': {
      const user = fromOidc(data);
      return { ...user, preferredUsername: user.email ?? '' };
    }
    default:
      return fromOidc(data);
  }
}

/** An external user with every field; what is not given is empty. */
export function completeExternalUser(input: ExternalUserInput): ResolvedExternalUser {
  return {
    idpId: input.idpId ?? '',
    id: input.id ?? '',
    displayName: input.displayName ?? '',
    preferredUsername: input.preferredUsername ?? '',
    firstName: input.firstName ?? '',
    lastName: input.lastName ?? '',
    nickName: input.nickName ?? '',
    email: input.email ?? '',
    isEmailVerified: input.isEmailVerified ?? false,
    preferredLanguage: input.preferredLanguage ?? 'und',
    phone: input.phone ?? '',
    isPhoneVerified: input.isPhoneVerified ?? false,
  };
}

/** The external user of a provider's answer; all empty when there is none. */
export function externalUserOf(
  kind: IdpKind,
  data: Data | null,
  idAttribute: string,
  idpId: string,
): ResolvedExternalUser {
  return completeExternalUser(data === null ? {} : { idpId, ...mapped(kind, data, idAttribute) });
}
