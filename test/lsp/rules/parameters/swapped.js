// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
function addClaims(api, ctx) {
  //               ^^^^^^^^ parameters
  api.v1.claims.setClaim('a', ctx.v1.getUser().id);
}
