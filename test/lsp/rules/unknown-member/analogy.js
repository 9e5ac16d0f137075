// @zitadel complement-token/pre-userinfo-creation
function analogy(ctx, api) {
  if (ctx.v1.claims.sub === '') return;
  api.v1.claims.set('a', 1);
//              ^^^ unknown-member, warning
  api.v1.claims.addClaim('b', 1);
//              ^^^^^^^^ unknown-member, warning
  api.v1.claims.setClaim('c', ctx.v1.user.preferredUsername);
//                                        ^^^^^^^^^^^^^^^^^ unknown-member, warning
}
