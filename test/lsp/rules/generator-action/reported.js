// @zitadel complement-token/pre-userinfo-creation
function* addClaims(ctx, api) {
//<^^^^^^ generator-action
  api.v1.claims.setClaim('a', 1);
}
