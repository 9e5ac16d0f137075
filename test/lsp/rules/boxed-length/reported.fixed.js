// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  if (String(human.phone).length > 0) return;
//    ^^^^^^^^^^^^^^^^^^ boxed-length
  api.v1.claims.setClaim('first', String(human.email)[0]);
//                                ^^^^^^^^^^^^^^ boxed-length
}
