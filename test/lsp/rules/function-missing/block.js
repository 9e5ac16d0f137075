// @zitadel complement-token/pre-userinfo-creation
{
  function addClaims(ctx, api) {
//<^^^^^^^^^^^^^^^^^ function-missing
    api.v1.claims.setClaim('a', 1);
  }
}
