// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('mail', String(user.human?.email));
//                                      ^^^^^^^^^^ missing-human
  // Said once.
  api.v1.claims.setClaim('first', user.human.firstName);
}
