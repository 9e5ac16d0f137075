// @zitadel complement-token/pre-userinfo-creation
async function addClaim(ctx, api) {
//<^^ async-action
  api.v1.claims.setClaim('a', 1);
}
