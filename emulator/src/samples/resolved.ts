/** A sample with everything filled: what the triggers build `ctx` and `api` from. Plain data (structured clone). */
import type { Version } from '../catalogue/model.js';
import type { HttpMockInput } from './http-model.js';
import type { DateText, IdpKind, Json } from './model.js';

export interface ResolvedMetadata {
  readonly key: string;
  readonly value: Uint8Array;
  readonly creationDate: DateText;
  readonly changeDate: DateText;
  readonly resourceOwner: string;
  readonly sequence: number;
}

export interface ResolvedMetadataList {
  readonly sequence: number;
  readonly timestamp: DateText;
  readonly metadata: readonly ResolvedMetadata[];
}

export interface ResolvedOrg {
  readonly id: string;
  readonly name: string;
  readonly primaryDomain: string;
  readonly metadata: ResolvedMetadataList;
}

export interface ResolvedHuman {
  readonly firstName: string;
  readonly lastName: string;
  readonly nickName: string;
  readonly displayName: string;
  readonly avatarKey: string;
  /** As written; `languageMake` gives what ZITADEL stores. */
  readonly preferredLanguage: string;
  readonly gender: number;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly phone: string;
  readonly isPhoneVerified: boolean;
}

/** What every user has. */
interface ResolvedAccount {
  readonly id: string;
  readonly creationDate: DateText;
  readonly changeDate: DateText;
  readonly resourceOwner: string;
  readonly sequence: number;
  readonly state: number;
  readonly username: string;
  readonly loginNames: readonly string[];
  readonly preferredLoginName: string;
}

export interface ResolvedUser extends ResolvedAccount {
  /** Exactly one of the two, or neither. */
  readonly human?: ResolvedHuman;
  readonly machine?: { readonly name: string; readonly description: string };
  readonly metadata: ResolvedMetadataList;
}

export interface ResolvedGrant {
  readonly id: string;
  readonly projectGrantId: string;
  readonly state: number;
  /** Id, name and primary domain of the granting organisation. */
  readonly orgId: string;
  readonly orgName: string;
  readonly orgPrimaryDomain: string;
  readonly creationDate: DateText;
  readonly changeDate: DateText;
  readonly sequence: number;
  readonly userId: string;
  readonly userResourceOwner: string;
  readonly roles: readonly string[];
  readonly projectId: string;
  readonly projectName: string;
}

export interface ResolvedGrantList {
  readonly sequence: number;
  readonly timestamp: DateText;
  readonly grants: readonly ResolvedGrant[];
}

export interface ResolvedExternalUser {
  readonly idpId: string;
  readonly id: string;
  readonly displayName: string;
  readonly preferredUsername: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly nickName: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly preferredLanguage: string;
  readonly phone: string;
  readonly isPhoneVerified: boolean;
}

export interface ResolvedAuthRequest {
  readonly id: string;
  readonly agentId: string;
  readonly creationDate: DateText;
  readonly changeDate: DateText;
  readonly browserInfo: {
    readonly userAgent: string;
    readonly acceptLanguage: string;
    readonly remoteIp: string;
  } | null;
  readonly applicationId: string;
  readonly callbackUri: string;
  readonly transferState: string;
  readonly prompt: readonly number[];
  readonly uiLocales: readonly string[];
  readonly loginHint: string;
  /** Nanoseconds. */
  readonly maxAuthAge: number | null;
  readonly instanceId: string;
  readonly scopes: readonly string[];
  readonly userId: string;
  readonly userName: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly resourceOwner: string;
  readonly requestedOrgId: string;
  readonly requestedOrgName: string;
  readonly requestedPrimaryDomain: string;
  readonly requestedOrgDomain: boolean;
  readonly applicationResourceOwner: string;
  readonly privateLabelingSetting: number;
  readonly selectedIdpConfigId: string;
  readonly linkingUsers: readonly ResolvedExternalUser[];
  readonly passwordVerified: boolean;
  readonly mfasVerified: readonly number[];
  readonly audience: readonly string[];
  readonly authTime: DateText;
}

export interface ResolvedHttpRequest {
  readonly method: string;
  readonly url: string;
  readonly proto: string;
  readonly contentLength: number;
  readonly host: string;
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly postForm: Readonly<Record<string, readonly string[]>>;
  readonly remoteAddr: string;
  /** Names in Go's canonical form. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

export interface ResolvedNewUser extends ResolvedAccount {
  readonly profile: {
    readonly firstName: string;
    readonly lastName: string;
    readonly nickName: string;
    readonly displayName: string;
    readonly preferredLanguage: string;
    readonly gender: number;
  } | null;
  readonly email: { readonly address: string; readonly isVerified: boolean } | null;
  readonly phone: { readonly number: string; readonly isVerified: boolean } | null;
}

export interface ResolvedApplication {
  readonly clientId: string;
  readonly projectId: string;
  readonly projectRoleAssertion: boolean;
  readonly idTokenUserinfoAssertion: boolean;
  readonly idTokenRoleAssertion: boolean;
  readonly accessTokenRoleAssertion: boolean;
  readonly accessTokenUserinfoAssertion: boolean;
  readonly accessTokenType: 'bearer' | 'jwt';
  readonly introspectingClientId: string;
  readonly introspectingProjectId: string;
}

export interface ResolvedToken {
  readonly grantType: string;
  readonly audience: readonly string[];
  readonly issuedAt: DateText;
  readonly expiration: DateText;
  readonly authTime: DateText;
  readonly nonce: string;
  readonly amr: readonly string[];
  readonly tokenId: string;
  readonly sessionId: string;
  readonly accessTokenHash: string;
}

export interface ResolvedHttp {
  readonly mocks: readonly HttpMockInput[];
  /** null: the default list of the target version. */
  readonly denyList: readonly string[] | null;
  readonly maxBodySize: number;
  readonly maxRedirects: number;
  readonly allowHttpsDowngrade: boolean;
}

export interface ResolvedSample {
  readonly name: string;
  readonly targetVersion: Version;
  /** RFC3339; null: the machine's clock. */
  readonly clock: DateText | null;
  /** null: different on every run. */
  readonly seed: string | null;
  readonly instance: {
    readonly id: string;
    readonly projectId: string;
    readonly defaultOrgId: string;
    readonly issuer: string;
    readonly assetPrefix: string;
  };
  /** The user's organisation. */
  readonly org: ResolvedOrg;
  /** All organisations by id, the user's included. */
  readonly orgs: Readonly<Record<string, ResolvedOrg>>;
  /** The organisation whose actions run and whose metadata `ctx.v1.org.getMetadata()` gives (facts §1.3). */
  readonly runOrgId: string;
  readonly user: ResolvedUser;
  readonly queries: 'as-zitadel' | 'as-written';
  /** All grants of the user as written; null when the sample says null. */
  readonly grants: readonly ResolvedGrant[] | null;
  /** The grants that the trigger's script sees: null or a list (facts §2.5, §2.6). */
  readonly shownGrants: ResolvedGrantList | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly scopes: readonly string[];
  readonly application: ResolvedApplication;
  readonly token: ResolvedToken;
  readonly surface: 'userinfo' | 'id-token' | 'introspection';
  /** null: the provider sent none. */
  readonly tokens: {
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly idToken: string;
    readonly idTokenClaims: Readonly<Record<string, Json>> | null;
  } | null;
  readonly idp: {
    readonly kind: IdpKind;
    readonly id: string;
    readonly user: Readonly<Record<string, Json>> | null;
    readonly idAttribute: string;
    readonly autoCreation: boolean;
    readonly autoUpdate: boolean;
    readonly linked: boolean;
  };
  readonly externalUser: ResolvedExternalUser;
  readonly authRequest: ResolvedAuthRequest | null;
  readonly httpRequest: ResolvedHttpRequest | null;
  readonly authMethod: string;
  /** null: no error. */
  readonly authError: string | null;
  readonly newUser: ResolvedNewUser;
  readonly carriedMetadata: readonly { readonly key: string; readonly value: Uint8Array }[];
  readonly http: ResolvedHttp;
  /** Seconds; null: no limit. */
  readonly quotaRemaining: number | null;
  readonly storeErrors: {
    readonly setMetadata: string | null;
    readonly orgMetadata: string | null;
    readonly userMetadata: string | null;
    readonly user: string | null;
    readonly userGrants: string | null;
  };
}
