// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const user = ctx.v1.getUser();
  if (user.machine) return;
  api.v1.claims.setClaim('mail', String(user.human.email));
}
