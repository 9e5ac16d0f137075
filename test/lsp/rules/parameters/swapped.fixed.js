// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
function addClaims(ctx, api) {
  //               ^^^^^^^^ parameters
  api.v1.claims.setClaim('a', ctx.v1.getUser().id);
}
