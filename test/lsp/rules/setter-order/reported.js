// @zitadel internal-authentication/pre-creation

function phone(ctx, api) {
  api.setPhoneVerified(true);
//^^^^^^^^^^^^^^^^^^^^^^^^^^ setter-order
  api.setPhone('+41791234567');
}
