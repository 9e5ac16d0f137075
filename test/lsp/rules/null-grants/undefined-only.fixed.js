// @zitadel complement-token/pre-userinfo-creation

function flatRoles(ctx, api) {
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) {
//                                        ^^^^^^^^^^^^^^^^^^ null-grants
    return;
  }
  const roles = [];
  // One finding is enough for what follows.
  ctx.v1.user.grants.grants.forEach((grant) => {
    roles.push(...grant.roles);
  });
  api.v1.claims.setClaim('roles', roles);
}
