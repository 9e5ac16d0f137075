// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  api.v1.claims['groups'] = ['a'];
//<^^^^^^^^^^^^^^^^^^^^^^ lost-write
  ctx.v1.claims.tier = 'free';
//<^^^^^^^^^^^^^^^^^ lost-write
  api.v1.claims.setClaim = 1;
//<^^^^^^^^^^^^^^^^^^^^^ lost-write
  ctx.v1.getUser().human.firstName = 'a';
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lost-write
}
