// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
function addClaims(ctx = {}, api, logger) {
  //               ^^^^^^^^ parameters, information
  //                              ^^^^^^ parameters
  api.v1.claims.setClaim('a', 1);
}
