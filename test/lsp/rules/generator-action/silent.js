// @zitadel complement-token/pre-userinfo-creation
function* roles() {
  yield 'a';
}
function addClaims(ctx, api) {
  api.v1.claims.setClaim('a', [...roles()]);
}
