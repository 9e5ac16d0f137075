/** Which grants a token sees, and the role claims made of them (facts §2.5). */
import type { ResolvedGrant } from '../samples/resolved.js';

const rolePrefix = 'urn:zitadel:iam:org:project:role:';
const allRoles = 'urn:zitadel:iam:org:projects:roles';
const audiencePattern = /^urn:zitadel:iam:org:project:id:(.+):aud$/;
const orgFilterPrefix = 'urn:zitadel:iam:org:roles:id:';

export interface RoleRequest {
  /** Projects whose grants are loaded. */
  readonly audience: readonly string[];
  /** Roles named by scopes; empty: all. */
  readonly roles: readonly string[];
  /** Organisations that grants are limited to; empty: all. */
  readonly orgs: readonly string[];
}

/**
 * The role audience of a request. `projectOnly`: an introspection, which sees the client's own project only.
 * The project `zitadel` in an audience scope stands for the instance's own project.
 */
export function roleRequest(options: {
  readonly scopes: readonly string[];
  readonly projectId: string;
  readonly projectRoleAssertion: boolean;
  readonly projectOnly: boolean;
  readonly instanceProjectId: string;
}): RoleRequest {
  const roles: string[] = [];
  const orgs: string[] = [];
  const named: string[] = [];
  let anyRole = false;
  for (const scope of options.scopes) {
    if (scope.startsWith(rolePrefix)) roles.push(scope.slice(rolePrefix.length));
    if (scope.startsWith(orgFilterPrefix)) orgs.push(scope.slice(orgFilterPrefix.length));
    if (scope === allRoles) anyRole = true;
    const project = audiencePattern.exec(scope)?.[1];
    if (project !== undefined) named.push(project === 'zitadel' ? options.instanceProjectId : project);
  }
  const audience = new Set(!options.projectOnly && (anyRole || roles.length > 0) ? named : []);
  const ownWanted = options.projectRoleAssertion || options.projectOnly || audience.size > 0 || roles.length > 0;
  if (ownWanted && options.projectId !== '') audience.add(options.projectId);
  return { audience: [...audience], roles, orgs };
}

/** `{role: {orgId: primaryDomain}}` as it stands in a role claim. */
export type RoleClaim = Record<string, Record<string, string>>;

/** Role claims by claim name; none when no roles were asked for. */
export function roleClaims(
  request: RoleRequest,
  projectId: string,
  grants: readonly ResolvedGrant[],
): Readonly<Record<string, RoleClaim>> {
  if (request.audience.length === 0 && !(projectId !== '' && request.roles.length > 0)) return {};
  const byProject = new Map<string, RoleClaim>();
  for (const grant of grants) {
    for (const role of grant.roles) {
      if (request.roles.length > 0 && !request.roles.includes(role)) continue;
      const claim = byProject.get(grant.projectId) ?? {};
      byProject.set(grant.projectId, claim);
      claim[role] = { ...claim[role], [grant.orgId]: grant.orgPrimaryDomain };
    }
  }
  const claims: Record<string, RoleClaim> = {};
  const own = byProject.get(projectId);
  if (own) claims['urn:zitadel:iam:org:project:roles'] = own;
  for (const [project, claim] of byProject) claims[`urn:zitadel:iam:org:project:${project}:roles`] = claim;
  return claims;
}
