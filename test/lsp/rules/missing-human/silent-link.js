// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  api.v1.claims.setClaim('mail', ctx.v1.getUser().human?.email);
}
