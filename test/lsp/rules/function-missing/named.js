// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
if (true) {
  function addClaims(ctx, api) {}
//<^^^^^^^^^^^^^^^^^ function-missing
}
