// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.claims.setClaim('tier', 'free');
  if (ctx.v1.claims.paid) {
    api.v1.claims.setClaim('tier', 'paid');
//                         ^^^^^^ claim-set-twice
  }
}
