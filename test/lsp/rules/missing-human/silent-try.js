// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  try {
    api.v1.claims.setClaim('mail', String(ctx.v1.getUser().human.email));
  } catch (error) {
    api.v1.claims.appendLogIntoClaims(String(error));
  }
}
