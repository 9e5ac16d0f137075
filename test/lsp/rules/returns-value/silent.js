// @zitadel complement-token/pre-userinfo-creation
function one(list) {
  return list[0];
}
function addClaim(ctx, api) {
  if (ctx.v1.user.grants == null) return;
  if (ctx.v1.user.grants.count == 0) return undefined;
  if (ctx.v1.user.grants.count == 1) return null;
  if (ctx.v1.user.grants.count == 2) return void 0;
  // What is not known is not spoken of.
  if (ctx.v1.user.grants.count == 3) return one(ctx.v1.claims.list);
  const names = ctx.v1.user.grants.grants.map((grant) => {
    return grant.projectId;
  });
  return api.v1.claims.setClaim('names', names);
}
