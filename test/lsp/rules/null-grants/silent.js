// @zitadel complement-token/pre-userinfo-creation

function guards(ctx, api) {
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) return;
  ctx.v1.user.grants.grants.forEach((grant) => {
    grant.roles.forEach((role) => {
      api.v1.claims.setClaim(`${ctx.v1.user.grants.count}:${role}`, true);
    });
  });
}
