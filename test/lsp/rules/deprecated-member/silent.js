// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.claims.setClaim('a', 1);
  const userinfo = {};
  userinfo.userinfo;
}
