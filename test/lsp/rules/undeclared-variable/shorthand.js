// @zitadel complement-token/pre-userinfo-creation
function shorthand(ctx, api) {
  api.v1.claims.setClaim('user', { role, id: 1 });
//                                 ^^^^ undeclared-variable
  const known = 1;
  api.v1.claims.setClaim('known', { known });
}
