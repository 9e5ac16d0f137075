// @zitadel complement-token/pre-userinfo-creation
function flatten(ctx, api) {
  const list = ctx.v1.user.getMetadata();
  for (const { key, value } of list.metadata) api.v1.claims.setClaim(key, value);
  for (const grant of ctx.v1.user.grants?.grants || []) api.v1.claims.setClaim(grant.projectId, grant.roles);
  const copy = { ...list };
  for (const name of Object.keys(copy)) copy[name] = list[name];
  const mine = [ctx.v1.user.getMetadata()];
  for (const one of mine) mine[0] = one;
}
