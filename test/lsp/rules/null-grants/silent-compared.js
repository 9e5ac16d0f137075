// @zitadel complement-token/pre-userinfo-creation

function first(ctx, api) {
  if (ctx.v1.user.grants?.count > 0) {
    ctx.v1.user.grants.grants.forEach((grant) => api.v1.claims.setClaim(grant.projectId, grant.roles));
  }
  api.v1.claims.setClaim('first', ctx.v1.user.grants?.count > 0 && ctx.v1.user.grants.grants[0].id);
}
function second(ctx, api) {
  if (!(ctx.v1.user.grants?.count > 0)) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function third(ctx, api) {
  const some = ctx.v1.user.grants && ctx.v1.user.grants.count > 0;
  if (!some) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
