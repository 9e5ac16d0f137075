// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
globalThis.addClaims = (ctx, api) => api.v1.claims.setClaim('a', 1);
