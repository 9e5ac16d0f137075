// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
function flatRoles(ctx, api) {
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) {
    return;
  }
  let grants = [];
  ctx.v1.user.grants.grants.forEach((claim) => {
    claim.roles.forEach((role) => {
      grants.push(projectId + ':' + role);
  //              ^^^^^^^^^ undeclared-variable
    });
  });
  api.v1.claims.setClaim(os_id, grants);
  //                     ^^^^^ undeclared-variable
}
