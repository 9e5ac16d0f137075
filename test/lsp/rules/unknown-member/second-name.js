// @zitadel complement-token/pre-userinfo-creation
function secondName(ctx, api) {
  for (const grant of ctx.v1.user.grants?.grants ?? []) {
    const id = grant.projectId || grant.projectID || grant.project_id;
//                                      ^^^^^^^^^ unknown-member, information
//                                                         ^^^^^^^^^^ unknown-member, information
    const roles = grant.roleKeys || grant.roles;
//                      ^^^^^^^^ unknown-member, warning
    api.v1.claims.setClaim(id, roles);
  }
}
