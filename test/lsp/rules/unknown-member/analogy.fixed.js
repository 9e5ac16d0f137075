// @zitadel complement-token/pre-userinfo-creation
function analogy(ctx, api) {
  if (ctx.v1.claims.sub === '') return;
  api.v1.claims.setClaim('a', 1);
//              ^^^ unknown-member, warning
  api.v1.claims.setClaim('b', 1);
//              ^^^^^^^^ unknown-member, warning
  api.v1.claims.setClaim('c', ctx.v1.getUser().preferredLoginName);
//                                        ^^^^^^^^^^^^^^^^^ unknown-member, warning
}
