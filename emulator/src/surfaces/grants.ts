/** The grants of the user that a token run sees (facts §2.5). */
import type { ResolvedGrant, ResolvedSample } from '../samples/resolved.js';
import { type RoleRequest, roleRequest } from './roles.js';
import { projectOf, type Surface } from './surface.js';

type Parts = Pick<ResolvedSample, 'scopes' | 'application' | 'instance' | 'queries' | 'grants'>;

/** What is asked for on a surface. */
export function roleRequestOf(sample: Parts, surface: Surface): RoleRequest {
  return roleRequest({
    scopes: sample.scopes,
    projectId: projectOf(sample, surface),
    projectRoleAssertion: sample.application.projectRoleAssertion,
    projectOnly: surface === 'introspection',
    instanceProjectId: sample.instance.projectId,
  });
}

/** Active grants on projects of the role audience; null when there are none. Samples may ask for them as written. */
export function tokenGrants(sample: Parts, surface: Surface): readonly ResolvedGrant[] | null {
  const { grants } = sample;
  if (sample.queries === 'as-written' || grants === null) return grants;
  const { audience, orgs } = roleRequestOf(sample, surface);
  const asked = grants.filter(
    (grant) =>
      grant.state === 1 && audience.includes(grant.projectId) && (orgs.length === 0 || orgs.includes(grant.orgId)),
  );
  return asked.length === 0 ? null : asked;
}
