// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.userinfo.setClaim('a', 1);
  //     ^^^^^^^^ deprecated-member
}
