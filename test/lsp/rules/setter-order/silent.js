// @zitadel internal-authentication/pre-creation

function phone(ctx, api) {
  api.setPhone('+41791234567');
  api.setPhoneVerified(true);
  api.setEmailVerified(true);
  if (ctx.v1.user.username) api.setPhoneVerified(false);
  api.setPhone('+41791234568');
}
