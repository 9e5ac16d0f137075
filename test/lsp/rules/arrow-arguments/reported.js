// @zitadel complement-token/pre-userinfo-creation
function sum() {
  return [0, 1].map((index) => arguments[index]);
  //                           ^^^^^^^^^ arrow-arguments
}
function addClaims(ctx, api) {
  api.v1.claims.setClaim('sum', sum(1, 2));
}
