// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.claims.setClaim('groups', ['a']);
//<^^^^^^^^^^^^^^^^^^^^^^ lost-write
  api.v1.claims.setClaim('tier', 'free');
//<^^^^^^^^^^^^^^^^^ lost-write
  api.v1.claims.setClaim('setClaim', 1);
//<^^^^^^^^^^^^^^^^^^^^^ lost-write
  ctx.v1.getUser().human.firstName = 'a';
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lost-write
}
