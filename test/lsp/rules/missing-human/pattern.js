// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { email } = ctx.v1.getUser().human;
//                  ^^^^^^^^^^^^^^^^^^^^^^ missing-human
  api.v1.claims.setClaim('mail', String(email));
}
