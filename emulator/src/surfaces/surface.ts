/** The four places where claims end up, and what each of them asserts (facts §2.5). */
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';

export type Surface = 'userinfo' | 'id-token' | 'introspection' | 'access-token';

/** The surface that a run of a token trigger is made for. */
export function surfaceOf(sample: Pick<ResolvedSample, 'surface'>, trigger: TriggerId): Surface {
  return trigger === 'complement-token/pre-access-token-creation' ? 'access-token' : sample.surface;
}

/** Grants of machines never carry user info in their tokens. */
const withoutUserinfo: ReadonlySet<string> = new Set(['client_credentials', 'jwt_bearer']);

/** Whether profile, email and phone claims are asserted. */
export function assertsUserinfo(sample: ResolvedSample, surface: Surface): boolean {
  if (surface === 'userinfo' || surface === 'introspection') return true;
  if (withoutUserinfo.has(sample.token.grantType)) return false;
  const { idTokenUserinfoAssertion, accessTokenUserinfoAssertion } = sample.application;
  return surface === 'id-token' ? idTokenUserinfoAssertion : accessTokenUserinfoAssertion;
}

/** Whether role claims are asserted. */
export function assertsRoles(sample: ResolvedSample, surface: Surface): boolean {
  if (surface === 'userinfo' || surface === 'introspection') return true;
  const { idTokenRoleAssertion, accessTokenRoleAssertion } = sample.application;
  return surface === 'id-token' ? idTokenRoleAssertion : accessTokenRoleAssertion;
}

/** The project of the client that asks. */
export function projectOf(sample: Pick<ResolvedSample, 'application'>, surface: Surface): string {
  return surface === 'introspection' ? sample.application.introspectingProjectId : sample.application.projectId;
}
