// @zitadel internal-authentication/pre-creation

function phone(ctx, api) {
  api.setPhone('+41791234567');
//^^^^^^^^^^^^^^^^^^^^^^^^^^ setter-order
  api.setPhoneVerified(true);
}
