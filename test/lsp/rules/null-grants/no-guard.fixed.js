// @zitadel complement-token/pre-userinfo-creation

function flatRoles(ctx, api) {
  ctx.v1.user.grants?.grants.forEach((grant) => {
//^^^^^^^^^^^^^^^^^^ null-grants
    api.v1.claims.setClaim(grant.projectId, grant.roles);
  });
}
