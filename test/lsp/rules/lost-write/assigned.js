// @zitadel complement-token/pre-userinfo-creation
function assigned(ctx, api) {
  Object.assign(api.v1.claims, { groups: ['a'] });
//              ^^^^^^^^^^^^^ lost-write
  const all = Object.assign({}, ctx.v1.claims, { groups: ['a'] });
  api.v1.claims.setClaim('all', all);
}
