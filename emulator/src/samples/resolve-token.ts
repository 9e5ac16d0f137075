/** Filling the parts of a sample that a token request is made of. */
import type { ApplicationInput, TokenInput } from './model.js';
import type { ResolvedApplication, ResolvedToken } from './resolved.js';

export function resolveApplication(input: ApplicationInput): ResolvedApplication {
  const clientId = input.clientId ?? '350011111111111111';
  const projectId = input.projectId ?? '';
  const idTokenUserinfoAssertion = input.idTokenUserinfoAssertion ?? false;
  return {
    clientId,
    projectId,
    projectRoleAssertion: input.projectRoleAssertion ?? false,
    idTokenUserinfoAssertion,
    idTokenRoleAssertion: input.idTokenRoleAssertion ?? false,
    accessTokenRoleAssertion: input.accessTokenRoleAssertion ?? false,
    accessTokenUserinfoAssertion: input.accessTokenUserinfoAssertion ?? idTokenUserinfoAssertion,
    accessTokenType: input.accessTokenType ?? 'bearer',
    introspectingClientId: input.introspectingClientId ?? clientId,
    introspectingProjectId: input.introspectingProjectId ?? projectId,
  };
}

/** Seconds that a token lives when the sample does not say. */
const lifetime = 12 * 3600;

export function resolveToken(input: TokenInput, application: ResolvedApplication, clock: string | null): ResolvedToken {
  const issuedAt = input.issuedAt ?? clock ?? '2026-01-02T03:04:05Z';
  const expiration = input.expiration ?? new Date(Date.parse(issuedAt) + lifetime * 1000).toISOString();
  const projects = application.projectId === '' ? [] : [application.projectId];
  return {
    grantType: input.grantType ?? 'authorization_code',
    audience: input.audience ?? [application.clientId, ...projects],
    issuedAt,
    expiration,
    authTime: input.authTime ?? issuedAt,
    nonce: input.nonce ?? '',
    amr: input.amr ?? [],
    tokenId: input.tokenId ?? 'V2_359000000000000001-at_359000000000000002',
    sessionId: input.sessionId ?? 'V1_359000000000000003',
    accessTokenHash: input.accessTokenHash ?? '',
  };
}
