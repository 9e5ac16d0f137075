// @zitadel complement-token/pre-userinfo-creation

function first(ctx, api) {
  if (!ctx.v1.user.grants || !ctx.v1.user.grants.grants) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function second(ctx, api) {
  if (ctx.v1.user.grants == undefined || ctx.v1.user.grants.count == 0) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function third(ctx, api) {
  api.v1.claims.setClaim('count', ctx.v1.user.grants?.count);
  const grants = ctx.v1.user.grants?.grants ?? [];
  for (const grant of grants) api.v1.claims.setClaim(grant.projectId, grant.roles);
}
function fourth(ctx, api) {
  if (ctx.v1.user.grants) for (const grant of ctx.v1.user.grants.grants) api.v1.claims.setClaim(grant.id, 1);
  if (ctx.v1.user.grants && ctx.v1.user.grants.count > 0) api.v1.claims.setClaim('some', true);
}
