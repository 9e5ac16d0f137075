/**
 * A sample: the login that an action is run against, as people write it by hand in `*.sample.json`. Every part is
 * optional; what is left out comes from the bundled sample named in `extends` (default: the rich human).
 * `resolve.ts` turns a sample into a {@link ../samples/resolved.js} with everything filled.
 */
import type { TriggerId } from '../catalogue/model.js';

import type { HttpInput } from './http-model.js';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A point in time, RFC3339 with up to nine fractional digits: `2026-01-02T03:04:05.678901Z`. */
export type DateText = string;

/** A length of time as Go writes it: `15m30s`, `1h`, `250ms`. */
export type DurationText = string;

/**
 * One stored metadata value. A plain string stands for its own bytes, any other JSON value for its JSON text;
 * `$text`, `$json` and `$base64` say it explicitly (`{"$json": "x"}` is stored with quotes).
 */
export type MetadataValue = Json | { readonly $text: string } | { readonly $json: Json } | { readonly $base64: string };

export interface MetadataEntry {
  readonly key: string;
  readonly value?: MetadataValue;
  /** The bytes as text. One of `value`, `text`, `base64`. */
  readonly text?: string;
  readonly base64?: string;
  readonly creationDate?: DateText;
  readonly changeDate?: DateText;
  readonly resourceOwner?: string;
  readonly sequence?: number;
}

/** Short form `{"key": value}`, or a list of entries with dates and owner. */
export type MetadataInput = { readonly [key: string]: MetadataValue } | readonly MetadataEntry[];

export interface OrgInput {
  readonly id?: string;
  readonly name?: string;
  readonly primaryDomain?: string;
  readonly metadata?: MetadataInput;
  /** What `getMetadata()` reports beside the entries. */
  readonly metadataSequence?: number;
  readonly metadataTimestamp?: DateText;
}

export type GenderInput = 'unspecified' | 'female' | 'male' | 'diverse' | number;
export type UserStateInput =
  | 'unspecified'
  | 'active'
  | 'inactive'
  | 'deleted'
  | 'locked'
  | 'suspended'
  | 'initial'
  | number;

export interface HumanInput {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly nickName?: string;
  readonly displayName?: string;
  readonly avatarKey?: string;
  /** A BCP 47 tag. */
  readonly preferredLanguage?: string;
  readonly gender?: GenderInput;
  readonly email?: string;
  readonly isEmailVerified?: boolean;
  readonly phone?: string;
  readonly isPhoneVerified?: boolean;
}

export interface MachineInput {
  readonly name?: string;
  readonly description?: string;
}

export interface UserInput {
  readonly id?: string;
  readonly creationDate?: DateText;
  readonly changeDate?: DateText;
  /** Id of the user's organisation; default that of `org`. */
  readonly resourceOwner?: string;
  readonly sequence?: number;
  readonly state?: UserStateInput;
  readonly username?: string;
  readonly loginNames?: readonly string[];
  readonly preferredLoginName?: string;
  /** Giving `machine` makes it a machine user and drops an inherited `human`, and the other way round. */
  readonly human?: HumanInput | null;
  readonly machine?: MachineInput | null;
  readonly metadata?: MetadataInput;
  readonly metadataSequence?: number;
  readonly metadataTimestamp?: DateText;
}

export interface GrantInput {
  readonly id?: string;
  readonly projectId?: string;
  readonly projectName?: string;
  readonly projectGrantId?: string;
  readonly projectResourceOwner?: string;
  readonly roles?: readonly string[];
  readonly state?: 'unspecified' | 'active' | 'inactive' | 'removed' | number;
  readonly creationDate?: DateText;
  readonly changeDate?: DateText;
  readonly sequence?: number;
  /** Organisation that granted; default the user's. */
  readonly orgId?: string;
  readonly orgName?: string;
  readonly orgPrimaryDomain?: string;
  readonly userId?: string;
  readonly userResourceOwner?: string;
}

export interface ApplicationInput {
  readonly clientId?: string;
  /** Project of the application; "" when there is none. */
  readonly projectId?: string;
  /** The project's setting "Assert Roles on Authentication". */
  readonly projectRoleAssertion?: boolean;
  /** The application's setting "User Info inside ID Token". */
  readonly idTokenUserinfoAssertion?: boolean;
  /** The application's setting "User roles inside ID Token". */
  readonly idTokenRoleAssertion?: boolean;
  /** The application's setting "Add user roles to the access token". */
  readonly accessTokenRoleAssertion?: boolean;
  /** Whether profile claims are in the claims of trigger "Pre access token creation"; default as for the ID token. */
  readonly accessTokenUserinfoAssertion?: boolean;
  readonly accessTokenType?: 'bearer' | 'jwt';
  /** Client that asks for introspection; default the application itself. */
  readonly introspectingClientId?: string;
  readonly introspectingProjectId?: string;
}

/** What the token itself carries. */
export interface TokenInput {
  /** How the token was asked for. */
  readonly grantType?:
    | 'authorization_code'
    | 'implicit'
    | 'refresh_token'
    | 'device_code'
    | 'client_credentials'
    | 'jwt_bearer'
    | 'token_exchange';
  readonly audience?: readonly string[];
  readonly issuedAt?: DateText;
  readonly expiration?: DateText;
  readonly authTime?: DateText;
  readonly nonce?: string;
  readonly amr?: readonly string[];
  readonly tokenId?: string;
  readonly sessionId?: string;
  readonly accessTokenHash?: string;
}

/** Tokens that the identity provider sent. */
export interface IdpTokensInput {
  readonly accessToken?: string;
  readonly refreshToken?: string;
  /** A real token (`eyJ…`) is decoded; its signature is not checked. */
  readonly idToken?: string;
  /** Wins over what the id token's text says. */
  readonly idTokenClaims?: { readonly [claim: string]: Json } | null;
}

export const idpKinds = [
  'oidc',
  'oauth',
  'saml',
  'google',
  'apple',
  'azure',
  'github',
  'github-enterprise',
  'gitlab',
  'gitlab-self-hosted',
  'jwt',
  'ldap',
] as const;
export type IdpKind = (typeof idpKinds)[number];

export interface IdpInput {
  readonly kind?: IdpKind;
  readonly id?: string;
  /**
   * The user as the provider answers it (OIDC userinfo, GitHub's and Microsoft's JSON, `{id, attributes}` for SAML,
   * id-token claims for JWT, ZITADEL's own names for LDAP). null: it could not be fetched, `providerInfo` is null.
   */
  readonly user?: { readonly [key: string]: Json } | null;
  /** Generic OAuth: the attribute that holds the user's id. */
  readonly idAttribute?: string;
  readonly autoCreation?: boolean;
  readonly autoUpdate?: boolean;
  /** Whether a user of ZITADEL is linked already. */
  readonly linked?: boolean;
}

export interface ExternalUserInput {
  readonly idpId?: string;
  readonly id?: string;
  readonly displayName?: string;
  readonly preferredUsername?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly nickName?: string;
  readonly email?: string;
  readonly isEmailVerified?: boolean;
  readonly preferredLanguage?: string;
  readonly phone?: string;
  readonly isPhoneVerified?: boolean;
}

export type PromptInput = 'unspecified' | 'none' | 'login' | 'consent' | 'select_account' | 'create' | number;
export type MfaInput = 'totp' | 'u2f' | 'u2f-user-verification' | 'otp-sms' | 'otp-email' | 'recovery-code' | number;

export interface AuthRequestInput {
  readonly id?: string;
  readonly agentId?: string;
  readonly creationDate?: DateText;
  readonly changeDate?: DateText;
  readonly browserInfo?: {
    readonly userAgent?: string;
    readonly acceptLanguage?: string;
    readonly remoteIp?: string;
  } | null;
  readonly applicationId?: string;
  readonly callbackUri?: string;
  readonly transferState?: string;
  readonly prompt?: readonly PromptInput[];
  readonly uiLocales?: readonly string[];
  readonly loginHint?: string;
  readonly maxAuthAge?: DurationText | null;
  readonly instanceId?: string;
  /** What started the login; only `oidc` has scopes. */
  readonly requestType?: 'oidc' | 'saml' | 'device';
  readonly scopes?: readonly string[];
  readonly userId?: string;
  readonly userName?: string;
  readonly loginName?: string;
  readonly displayName?: string;
  /** The user's organisation (`ctx.v1.authRequest.resourceOwner`). */
  readonly resourceOwner?: string;
  readonly requestedOrgId?: string;
  readonly requestedOrgName?: string;
  readonly requestedPrimaryDomain?: string;
  readonly requestedOrgDomain?: boolean;
  readonly applicationResourceOwner?: string;
  readonly privateLabelingSetting?: 'unspecified' | 'project' | 'user-org' | number;
  readonly selectedIdpConfigId?: string;
  readonly linkingUsers?: readonly ExternalUserInput[];
  readonly passwordVerified?: boolean;
  readonly mfasVerified?: readonly MfaInput[];
  readonly audience?: readonly string[];
  readonly authTime?: DateText;
}

export type ValuesInput = { readonly [name: string]: string | readonly string[] };

export interface HttpRequestInput {
  readonly method?: string;
  /** Path and query as the login handler sees it, without `/ui/login` (facts §2.0). */
  readonly url?: string;
  readonly proto?: string;
  readonly contentLength?: number;
  readonly host?: string;
  readonly form?: ValuesInput;
  readonly postForm?: ValuesInput;
  readonly remoteAddr?: string;
  readonly headers?: ValuesInput;
}

/** The user that is about to be created (triggers "Pre Creation"). */
export interface NewUserInput {
  readonly username?: string;
  /** null: the user has no profile, e-mail, phone object at all. */
  readonly profile?: Pick<
    HumanInput,
    'firstName' | 'lastName' | 'nickName' | 'displayName' | 'preferredLanguage' | 'gender'
  > | null;
  readonly email?: { readonly address?: string; readonly isVerified?: boolean } | null;
  readonly phone?: { readonly number?: string; readonly isVerified?: boolean } | null;
  readonly id?: string;
  readonly creationDate?: DateText;
  readonly changeDate?: DateText;
  readonly resourceOwner?: string;
  readonly sequence?: number;
  readonly state?: UserStateInput;
  readonly loginNames?: readonly string[];
  readonly preferredLoginName?: string;
}

/** Failures of ZITADEL's store: the error text that the call gives. */
export interface StoreErrorsInput {
  readonly setMetadata?: string | null;
  readonly orgMetadata?: string | null;
  readonly userMetadata?: string | null;
  readonly user?: string | null;
  readonly userGrants?: string | null;
}

export interface InstanceInput {
  readonly id?: string;
  readonly projectId?: string;
  readonly defaultOrgId?: string;
  readonly issuer?: string;
  /** Base of avatar addresses in claim `picture`. */
  readonly assetPrefix?: string;
}

export interface Sample {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  /** Name of the bundled sample that fills what is left out. */
  readonly extends?: string;
  /** Triggers that it is meant for; default all. */
  readonly triggers?: readonly TriggerId[];
  readonly targetVersion?: string;
  /** The time of the run. */
  readonly clock?: DateText;
  /** Makes random numbers, ids and the order of map keys repeatable. */
  readonly seed?: number | string;
  readonly instance?: InstanceInput;
  /** The user's organisation. */
  readonly org?: OrgInput;
  /** Other organisations: those that granted roles, the one the login was requested for. */
  readonly orgs?: readonly OrgInput[];
  readonly user?: UserInput;
  readonly grants?: readonly GrantInput[] | null;
  /**
   * `as-zitadel` (default): token triggers see what ZITADEL's query gives them: the active grants on projects of the role
   * audience, null when there are none, and no login names (facts §2.5). `as-written`: grants and login names are shown
   * as they stand here, an empty list as an empty list.
   */
  readonly queries?: 'as-zitadel' | 'as-written';
  readonly grantsSequence?: number;
  readonly grantsTimestamp?: DateText;
  readonly groups?: readonly { readonly id: string; readonly name: string }[];
  readonly scopes?: readonly string[];
  readonly application?: ApplicationInput;
  readonly token?: TokenInput;
  /** Which of the answers the trigger "Pre Userinfo creation" is run for. */
  readonly surface?: 'userinfo' | 'id-token' | 'introspection';
  readonly tokens?: IdpTokensInput | null;
  readonly idp?: IdpInput;
  readonly externalUser?: ExternalUserInput;
  readonly authRequest?: AuthRequestInput | null;
  readonly httpRequest?: HttpRequestInput | null;
  readonly authMethod?:
    | 'password'
    | 'OTP'
    | 'OTP SMS'
    | 'OTP Email'
    | 'recovery code'
    | 'U2F'
    | 'passwordless'
    | (string & {});
  /** Text of the error when the authentication failed; null when it did not. */
  readonly authError?: string | null;
  readonly newUser?: NewUserInput;
  /** Metadata that `api.metadata` starts with (appended earlier in the same login). */
  readonly carriedMetadata?: MetadataInput;
  readonly http?: HttpInput;
  /** Seconds of execution that are left; null: no limit. */
  readonly quota?: { readonly remainingSeconds?: number | null };
  readonly storeErrors?: StoreErrorsInput;
}
