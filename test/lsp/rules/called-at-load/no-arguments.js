// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  ctx.v1.getUser();
}
addClaims();
//<^^^^^^^^ called-at-load
