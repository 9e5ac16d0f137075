// @zitadel external-authentication/post-authentication

function phone(ctx, api) {
  api.setPhoneVerified(true);
  api.setPhone('+41791234567');
}
