// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const user = ctx.v1.getUser();
  if (!user.human) return;
  api.v1.claims.setClaim('mail', String(user.human.email));
}
