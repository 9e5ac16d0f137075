// @zitadel complement-token/pre-userinfo-creation

function shapes(ctx, api) {
  api.v1.claims.setClaim('a', [...new Map()]);
  api.v1.claims.setClaim('b', new Date());
  api.v1.claims.setClaim('c', Object.fromEntries(new Map()));
  api.v1.claims.setClaim('d', [...new Set([1])]);
}
