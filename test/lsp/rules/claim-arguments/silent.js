// @zitadel complement-token/pre-userinfo-creation
function claims(ctx, api) {
  api.v1.claims.setClaim('tier', 'free');
  api.v1.claims.setClaim('nothing', null);
  api.v1.claims.setClaim(ctx.v1.claims.anything, 1);
  api.v1.claims.setClaim(1, 1);
  const pair = ['a', 1];
  api.v1.claims.setClaim(...pair);
  Object.entries({ a: 1 }).forEach(([key, value]) => api.v1.claims.setClaim(key, value));
}
