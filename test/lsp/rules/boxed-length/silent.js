// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human, username } = ctx.v1.getUser();
  if (!human) return;
  if (String(human.phone).length > 0 || username.length > 0) return;
  api.v1.claims.setClaim('domain', human.email.split('@')[1]);
  api.v1.claims.setClaim('length', human.email.toString().length);
}
