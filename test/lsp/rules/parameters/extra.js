// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
function addClaims(ctx = {}, api, logger) {
  //               ^^^^^^^^ parameters
  //                              ^^^^^^ parameters
  api.v1.claims.setClaim('a', 1);
}
