/** Fills a sample: merges it over the bundled one that it extends and brings every value into one form. */
import { decodeJwt } from 'jose';
import { newestVersion } from '../catalogue/index.js';
import type { TriggerId, Version } from '../catalogue/model.js';
import { UserError } from '../errors.js';
import { tokenGrants } from '../surfaces/grants.js';
import { surfaceOf } from '../surfaces/surface.js';
import { bundledSample, bundledSampleNames, defaultBundledSample } from './bundled/index.js';
import { bundledRequest } from './bundled/requests.js';
import { externalUserOf } from './idp-users.js';
import { mergeSamples } from './merge.js';
import { carriedMetadataOf } from './metadata.js';
import type { IdpTokensInput, Json, Sample } from './model.js';
import { nearest } from './nearest.js';
import { resolveAuthRequest, resolveHttpRequest, resolveNewUser } from './resolve-login.js';
import { resolveApplication, resolveToken } from './resolve-token.js';
import { resolveGrant, resolveOrgs, resolveUser, zeroTime } from './resolve-user.js';
import type { ResolvedAuthRequest, ResolvedGrantList, ResolvedSample, ResolvedUser } from './resolved.js';

export interface ResolveOptions {
  readonly trigger: TriggerId;
  /** Wins over the sample's own. */
  readonly targetVersion?: Version | undefined;
}

/**
 * Follows `extends` to the bundled samples; the default base is the rich human, with the request that fits the trigger.
 * @throws UserError when the sample names an unknown base
 */
export function expandSample(sample: Sample, trigger?: TriggerId): Sample {
  const seen = new Set<string>();
  let expanded = sample;
  let next = sample.extends ?? (sample.name === defaultBundledSample ? undefined : defaultBundledSample);
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const base = bundledSample(next);
    if (!base) {
      const guess = nearest(next, bundledSampleNames);
      throw new UserError(`there is no bundled sample '${next}'${guess ? `; did you mean '${guess}'?` : ''}`);
    }
    const { extends: after, name, description, triggers, ...parts } = base;
    const described = expanded === sample ? { ...(triggers ? { triggers } : {}), ...parts } : parts;
    expanded = mergeSamples(described, expanded);
    next = after ?? (name === defaultBundledSample ? undefined : defaultBundledSample);
  }
  return mergeSamples({ httpRequest: bundledRequest(trigger) }, expanded);
}

function resolveTokens(input: IdpTokensInput | null | undefined): ResolvedSample['tokens'] {
  if (!input) return null;
  const idToken = input.idToken ?? '';
  return {
    accessToken: input.accessToken ?? '',
    refreshToken: input.refreshToken ?? '',
    idToken,
    idTokenClaims: input.idTokenClaims === undefined ? decodeClaims(idToken) : input.idTokenClaims,
  };
}

/** The claims of a token's text; null when it is none (ZITADEL has no claims then either). */
function decodeClaims(token: string): Readonly<Record<string, Json>> | null {
  if (!token.startsWith('eyJ')) return null;
  try {
    return decodeJwt(token) as Readonly<Record<string, Json>>;
  } catch (cause) {
    throw new UserError(`tokens.idToken is no JWT: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Only registrations can come without an auth request (facts §2.0). */
function requestOf(sample: Sample, trigger: TriggerId, instanceId: string): ResolvedAuthRequest | null {
  if (sample.authRequest) return resolveAuthRequest(sample.authRequest, instanceId);
  return trigger.endsWith('/post-authentication') ? resolveAuthRequest({ instanceId: '' }, '') : null;
}

/** Facts §1.3: the organisation whose actions run; '' when there is none. */
function runOrg(
  trigger: TriggerId,
  authRequest: ResolvedAuthRequest | null,
  userOrg: string,
  defaultOrg: string,
  linked: boolean,
): string {
  const requested = authRequest?.requestedOrgId ?? '';
  switch (trigger) {
    case 'external-authentication/post-authentication':
      return requested || authRequest?.resourceOwner || (linked ? userOrg : defaultOrg);
    case 'internal-authentication/post-authentication':
      return requested || (authRequest?.resourceOwner ?? '');
    case 'complement-token/pre-userinfo-creation':
    case 'complement-token/pre-access-token-creation':
    case 'customize-saml-response/pre-saml-response-creation':
      return userOrg;
    default:
      return requested || defaultOrg;
  }
}

/** Token triggers load no login names, and metadata without the state of its projection (facts §2.5). */
function shownUser(user: ResolvedUser, sample: Sample, trigger: TriggerId): ResolvedUser {
  if (!trigger.startsWith('complement-token/')) return user;
  const metadata = { ...user.metadata, sequence: 0, timestamp: zeroTime };
  return { ...user, metadata, loginNames: sample.queries === 'as-written' ? user.loginNames : [] };
}

/** The list of grants that the script sees; facts §2.5 (null when there are none) and §2.6 (never null). */
function shownGrants(
  sample: Sample,
  trigger: TriggerId,
  parts: Pick<ResolvedSample, 'scopes' | 'application' | 'instance' | 'surface' | 'queries' | 'grants'>,
): ResolvedGrantList | null {
  if (trigger !== 'customize-saml-response/pre-saml-response-creation') {
    const grants = tokenGrants(parts, surfaceOf(parts, trigger));
    return grants === null ? null : { sequence: 0, timestamp: zeroTime, grants };
  }
  if (parts.queries === 'as-written' && parts.grants === null) return null;
  const { projectId } = parts.application;
  return {
    sequence: sample.grantsSequence ?? 812,
    timestamp: sample.grantsTimestamp ?? '2026-01-02T03:04:05.678901Z',
    grants: (parts.grants ?? []).filter(
      (grant) => parts.queries === 'as-written' || (grant.state === 1 && grant.projectId === projectId),
    ),
  };
}

/**
 * Everything a trigger needs to know about the login, filled and in one form.
 * @throws UserError when the sample names an unknown base, or a token cannot be decoded.
 */
export function resolveSample(input: Sample, options: ResolveOptions): ResolvedSample {
  const sample = expandSample(input, options.trigger);
  const { org, orgs } = resolveOrgs(sample);
  const user = shownUser(resolveUser(sample.user ?? {}, org), sample, options.trigger);
  const instance = {
    id: sample.instance?.id ?? '340000000000000001',
    projectId: sample.instance?.projectId ?? '340000000000000002',
    defaultOrgId: sample.instance?.defaultOrgId ?? org.id,
    issuer: sample.instance?.issuer ?? 'https://acme.zitadel.cloud',
    assetPrefix: sample.instance?.assetPrefix ?? 'https://acme.zitadel.cloud/assets/v1',
  };
  const application = resolveApplication(sample.application ?? {});
  const scopes = sample.scopes ?? ['openid'];
  const surface = sample.surface ?? 'userinfo';
  const queries = sample.queries ?? 'as-zitadel';
  const clock = sample.clock ?? null;
  const grants = sample.grants == null ? null : sample.grants.map((g, i) => resolveGrant(g, i, user, org, orgs));
  const authRequest = requestOf(sample, options.trigger, instance.id);
  const kind = sample.idp?.kind ?? 'oidc';
  const idpUser = sample.idp?.user ?? null;
  const idpId = sample.idp?.id ?? '342222222222222222';
  const idAttribute = sample.idp?.idAttribute ?? 'id';
  const linked = sample.idp?.linked ?? true;
  return {
    name: input.name ?? defaultBundledSample,
    targetVersion: options.targetVersion ?? (sample.targetVersion as Version | undefined) ?? newestVersion,
    clock,
    seed: sample.seed === undefined ? null : String(sample.seed),
    instance,
    org,
    orgs,
    runOrgId: runOrg(options.trigger, authRequest, user.resourceOwner, instance.defaultOrgId, linked),
    user,
    grants,
    queries,
    shownGrants: shownGrants(sample, options.trigger, { scopes, application, instance, surface, queries, grants }),
    groups: sample.groups ?? [],
    scopes,
    application,
    token: resolveToken(sample.token ?? {}, application, clock),
    surface,
    tokens: resolveTokens(sample.tokens),
    idp: {
      kind,
      id: idpId,
      user: idpUser,
      idAttribute,
      autoCreation: sample.idp?.autoCreation ?? false,
      autoUpdate: sample.idp?.autoUpdate ?? false,
      linked,
    },
    externalUser: { ...externalUserOf(kind, idpUser, idAttribute, idpId), ...sample.externalUser },
    authRequest,
    httpRequest: sample.httpRequest ? resolveHttpRequest(sample.httpRequest) : null,
    authMethod: sample.authMethod ?? 'password',
    authError: sample.authError ?? null,
    newUser: resolveNewUser(sample.newUser ?? {}),
    carriedMetadata: carriedMetadataOf(sample.carriedMetadata),
    http: {
      mocks: sample.http?.mocks ?? [],
      denyList: sample.http?.denyList ?? null,
      maxBodySize: sample.http?.maxBodySize ?? 20_971_520,
      maxRedirects: sample.http?.maxRedirects ?? 5,
      allowHttpsDowngrade: sample.http?.allowHttpsDowngrade ?? false,
    },
    quotaRemaining: sample.quota?.remainingSeconds ?? null,
    storeErrors: {
      setMetadata: sample.storeErrors?.setMetadata ?? null,
      orgMetadata: sample.storeErrors?.orgMetadata ?? null,
      userMetadata: sample.storeErrors?.userMetadata ?? null,
      user: sample.storeErrors?.user ?? null,
      userGrants: sample.storeErrors?.userGrants ?? null,
    },
  };
}
