// @zitadel complement-token/pre-userinfo-creation
// The type checker forgets in functions what was tested of a `var`.
function tested(ctx, api) {
  var grants = ctx.v1.user.grants;
  if (!grants || grants.count < 1) return;
  grants.grants.forEach(function (grant) {
    api.v1.claims.setClaim(grant.id, grants.count);
  });
}
function replaced(ctx, api) {
  let grants = ctx.v1.user.grants;
  if (grants === undefined || grants === null) grants = { count: 0, grants: [] };
  api.v1.claims.setClaim('count', grants.grants.length);
}
