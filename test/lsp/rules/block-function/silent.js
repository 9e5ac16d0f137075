// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.claims.setClaim('roles', roles());
  function roles() {
    return ['a'];
  }
}
