// @zitadel external-authentication/post-authentication

function verify(ctx, api) {
  if (ctx.v1.providerInfo.phoneNumberVerified) api.setPhoneVerified(true);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-truthiness
}
function byEmail(ctx, api) {
  const { emailVerified } = ctx.v1.providerInfo;
  if (emailVerified) api.setEmailVerified(true);
//    ^^^^^^^^^^^^^ boxed-truthiness
  if (ctx.v1.providerInfo.isEmailVerified()) api.setEmailVerified(true);
}
