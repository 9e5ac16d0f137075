// @zitadel complement-token/pre-userinfo-creation

function flatRoles(ctx, api) {
  if (typeof ctx.v1.user.grants === 'undefined') return;
  for (const grant of ctx.v1.user.grants.grants) api.v1.claims.setClaim(grant.projectId, grant.roles);
//                    ^^^^^^^^^^^^^^^^^^ null-grants
}
