// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  if (ctx.v1.claims.paid) {
    api.v1.claims.setClaim('tier', 'paid');
    return;
  }
  api.v1.claims.setClaim('tier', 'free');
}
