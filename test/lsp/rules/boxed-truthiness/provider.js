// @zitadel external-authentication/post-authentication

function verify(ctx, api) {
  if (ctx.v1.providerInfo.phoneNumberVerified) api.setPhoneVerified(true);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-truthiness
}
