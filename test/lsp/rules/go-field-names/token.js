// @zitadel complement-token/pre-userinfo-creation

function user(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('a', user);
//                            ^^^^ go-field-names
  api.v1.claims.setClaim('b', { human: user.human ?? null });
//                                     ^^^^^^^^^^^^^^^^^^ go-field-names
  api.v1.claims.setClaim('c', ctx.v1.user.getMetadata());
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ go-field-names
  api.v1.claims.setClaim('d', ctx.v1.user.getMetadata().metadata);
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-field-names
}
