/**
 * The shape of the catalogue: the one place where each trigger, each `ctx`/`api` member, each module function and each
 * Go type that a script can meet is written down. Declarations, hovers, templates, the sample schema, the availability
 * matrix and the run-time trees are all derived from it.
 */

/** The nine flow/trigger pairs (facts §1.1). */
export const triggerIds = [
  'external-authentication/post-authentication',
  'external-authentication/pre-creation',
  'external-authentication/post-creation',
  'internal-authentication/post-authentication',
  'internal-authentication/pre-creation',
  'internal-authentication/post-creation',
  'complement-token/pre-userinfo-creation',
  'complement-token/pre-access-token-creation',
  'customize-saml-response/pre-saml-response-creation',
] as const;
export type TriggerId = (typeof triggerIds)[number];

const moduleIds = ['zitadel/http', 'zitadel/log', 'zitadel/uuid'] as const;
export type ModuleId = (typeof moduleIds)[number];

/** A ZITADEL release, `major.minor.patch`. */
export type Version = `${number}.${number}.${number}`;

/** Since when something exists, and until when. Absent `since` means: as long as Actions v1 (2.8.0) exist. */
export interface Versioned {
  readonly since?: Version;
  /** The first version that no longer has it. */
  readonly removed?: Version;
  readonly deprecated?: { readonly since?: Version; readonly instead: string };
}

/**
 * A Go type, written as Go prints it: `string`, `bool`, `int64`, `uint64`, `float64`, `[]string`, `[16]uint8`,
 * `map[string]interface {}`, `map[string][]string`, `interface {}`, `time.Time`, `*object.human`, or a named type of
 * {@link Catalogue.types} such as `domain.EmailAddress`. `func` members are described by {@link FunctionSignature}.
 */
export type GoType = string;

export interface Documented {
  /** Markdown in our own words: what it is, and the quirk that surprises people. First sentence stands alone. */
  readonly doc: string;
  /** Address of ZITADEL's own page or of the rule page that says more. */
  readonly link?: string;
}

export interface Parameter extends Documented {
  readonly name: string;
  readonly type: GoType;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  /** TypeScript type for the declarations, where the Go type does not say enough. */
  readonly declared?: string;
}

export interface FunctionSignature {
  readonly parameters: readonly Parameter[];
  /** Absent: returns undefined. */
  readonly result?: GoType;
  readonly resultNullable?: boolean;
  /** Several results: the script gets an array of them. Then {@link result} is absent. */
  readonly results?: readonly GoType[];
  /** The Go function takes the raw call: `length` is 0 and goja converts no argument. */
  readonly raw?: boolean;
  /** The last Go result is an `error`, thrown as a `GoError` that a script can catch. */
  readonly throws?: boolean;
}

/** A field of a Go struct. Its name in JavaScript is the Go name with the first letter lower-cased. */
export interface GoField extends Documented, Versioned {
  readonly go: string;
  readonly type: GoType;
  readonly nullable?: boolean;
  /** An embedded struct: its own fields and methods appear again on the outer object, right after it. */
  readonly embedded?: boolean;
  /** Of a field with a Go interface type: what it holds in reality. */
  readonly dynamic?: GoType;
  /** Holds the script's value itself (`goja.Value`), not what it exports to. */
  readonly kept?: boolean;
  /** A script that hands such an object over may leave it out. */
  readonly optional?: boolean;
  /** TypeScript type for the declarations, where the Go type does not say enough. */
  readonly declared?: string;
  /** A field that holds a function (`getOrgMetadata` of a grant). */
  readonly call?: FunctionSignature;
}

/** A method of a Go type: visible to scripts, and enumerable. Its name in JavaScript is lower-cased as a field's. */
export interface GoMethod extends Documented {
  readonly go: string;
  readonly signature: FunctionSignature;
}

export interface GoTypeDeclaration extends Documented {
  /** As Go prints it, without a leading `*`: `object.User`, `domain.EmailAddress`. */
  readonly go: string;
  /** Name of the interface in the declarations that the editor reads. */
  readonly name: string;
  readonly underlying:
    | 'struct'
    | 'string'
    | 'int32'
    | 'int64'
    | 'uint8'
    | 'bool'
    | 'slice'
    | 'map'
    | 'array'
    | 'interface'
    | 'opaque';
  /** Element of a slice, array or map. */
  readonly element?: GoType;
  /** `JSON.stringify` gives what the Go type's own `MarshalJSON` writes, not the properties. */
  readonly jsonByGo?: boolean;
  readonly fields?: readonly GoField[];
  readonly methods?: readonly GoMethod[];
  /** Meanings of the values of a named number or string. */
  readonly values?: readonly NamedValue[];
}

/** One value of a named number or string. */
export interface NamedValue {
  readonly value: string | number;
  readonly label: string;
  readonly since?: Version;
}

/** A claim that ZITADEL itself puts into `ctx.v1.claims`. */
export interface KnownClaim extends Documented, Versioned {
  readonly name: string;
  readonly type: GoType;
  readonly nullable?: boolean;
  /** The scope that asks for it; absent: always there. */
  readonly scope?: string;
}

/** What `ctx.v1.providerInfo` is for one kind of identity provider. */
export interface IdentityProvider extends Documented, Versioned {
  readonly id: IdentityProviderId;
  readonly label: string;
  readonly type: GoType;
  /** Whether the login leaves tokens in `ctx.accessToken` and `ctx.idToken`. */
  readonly tokens: 'all' | 'access' | 'none';
  /** What `JSON.stringify(ctx.v1.providerInfo)` shows. */
  readonly json: string;
}
export const identityProviderIds = [
  'oidc',
  'oauth',
  'google',
  'apple',
  'azure-ad',
  'github',
  'gitlab',
  'jwt',
  'ldap',
  'saml',
] as const;
export type IdentityProviderId = (typeof identityProviderIds)[number];

/** Where and when the value of a member can be null. */
export interface Nullability {
  readonly triggers: readonly TriggerId[];
  readonly when: string;
  /** Nothing that the action does counts then, so that tripping over the null does no harm: the declarations leave it out. */
  readonly harmless?: boolean;
}

/** One member of `ctx` or `api`. Written once, for all triggers that have it. */
export interface Member extends Documented, Versioned {
  /** Stable name of the member, unique in the catalogue: `ctx.v1.getUser`; suffix `@…` where one path has two meanings. */
  readonly id: string;
  /** Where a script finds it: `ctx.v1.user.grants`. */
  readonly path: string;
  readonly triggers: readonly TriggerId[];
  readonly kind: 'namespace' | 'value' | 'function';
  /** Of a value. */
  readonly type?: GoType;
  readonly nullable?: boolean | Nullability;
  /** Of a function. */
  readonly signature?: FunctionSignature;
  /** What ZITADEL does with a call (facts section), for hovers and for the effect list. */
  readonly effect?: string;
  /** Where one trigger got the member later than `since` says. */
  readonly sinceIn?: Readonly<Partial<Record<TriggerId, Version>>>;
  /** Name of the interface that the declarations use in place of the Go type. */
  readonly declared?: string;
}

export interface Trigger extends Documented {
  readonly id: TriggerId;
  /** The first version that runs it; absent: 2.8.0. */
  readonly since?: Version;
  readonly flow: { readonly id: number; readonly slug: string; readonly label: string; readonly enumName: string };
  readonly trigger: { readonly id: number; readonly slug: string; readonly label: string; readonly enumName: string };
  /** True when only Login V1 runs it (facts §1.2). */
  readonly loginV1Only: boolean;
  readonly modules: readonly ModuleId[];
}

export interface ModuleFunction extends Documented, Versioned {
  readonly name: string;
  readonly kind: 'function' | 'value';
  readonly signature?: FunctionSignature;
  readonly type?: GoType;
}

export interface Module extends Documented, Versioned {
  readonly id: ModuleId;
  readonly members: readonly ModuleFunction[];
}

export interface Catalogue {
  readonly triggers: readonly Trigger[];
  readonly types: readonly GoTypeDeclaration[];
  readonly members: readonly Member[];
  readonly modules: readonly Module[];
  readonly claims: readonly KnownClaim[];
  readonly identityProviders: readonly IdentityProvider[];
}
