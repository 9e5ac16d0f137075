// @zitadel complement-token/pre-userinfo-creation

function user(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('a', JSON.parse(JSON.stringify(user)));
//                            ^^^^ go-field-names
  api.v1.claims.setClaim('b', { human: JSON.parse(JSON.stringify(user.human ?? null)) });
//                                     ^^^^^^^^^^^^^^^^^^ go-field-names
  api.v1.claims.setClaim('c', JSON.parse(JSON.stringify(ctx.v1.user.getMetadata())));
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ go-field-names
  api.v1.claims.setClaim('d', JSON.parse(JSON.stringify(ctx.v1.user.getMetadata().metadata)));
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-field-names
}
