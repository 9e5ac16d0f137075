// @zitadel complement-token/pre-userinfo-creation
function ids(list) {
  return list.grants.map((grant) => grant.projectId);
}
function handedOn(ctx, api) {
  if (!ctx.v1.user.grants) return;
  api.v1.claims.setClaim('ids', ids(ctx.v1.user.grants));
}
