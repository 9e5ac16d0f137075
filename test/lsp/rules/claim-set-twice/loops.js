// @zitadel complement-token/pre-userinfo-creation

function roles(ctx, api) {
  if (ctx.v1.user.grants == null) return;
  for (const grant of ctx.v1.user.grants.grants) {
    api.v1.claims.setClaim('roles', grant.roles);
//                         ^^^^^^^ claim-set-twice
  }
  ctx.v1.user.grants.grants.forEach((grant) => {
    grant.roles.forEach((role) => api.v1.claims.setClaim('role', role));
//                                                       ^^^^^^ claim-set-twice
  });
}
