// @zitadel complement-token/pre-userinfo-creation

function count(ctx, api) {
  if (ctx.v1.user.grants?.count > 0) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants?.count + 1);
  api.v1.claims.setClaim('locale', -ctx.v1.claims.locale);
}
