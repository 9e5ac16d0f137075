// @zitadel complement-token/pre-userinfo-creation
const make = () => (ctx, api) => api.v1.claims.setClaim('a', 1);
const addClaims = make();
