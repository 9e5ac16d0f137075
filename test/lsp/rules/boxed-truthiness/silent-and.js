// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const user = ctx.v1.getUser();
  const mail = user.human && user.human.email;
  if (mail) api.v1.claims.setClaim('mail', mail);
}
