// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (human == null) return;
  api.v1.claims.setClaim('mail', String(human.email));
}
