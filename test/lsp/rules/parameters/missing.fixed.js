// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.claims.setClaim('a', ctx.v1.getUser().id);
//<^^ parameters
}
