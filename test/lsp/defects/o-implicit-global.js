// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
function flatRoles(ctx, api) {
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) {
    return;
  }
  roles = [];
//<^^^^ implicit-global
  ctx.v1.user.grants.grants.forEach((grant) => {
    grant.roles.forEach((role) => {
      roles.push(role);
    });
  });
  api.v1.claims.setClaim('roles', roles);
}
