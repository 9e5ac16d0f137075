// @zitadel internal-authentication/pre-creation

function set(ctx, api) {
  api.setEmailVerified(false);
//                     ^^^^^^^ setter-argument
  api.setPhoneVerified({});
//                     ^^ setter-argument
  api.setFirstName();
//^^^^^^^^^^^^^^^^^^ setter-argument
  api.setLastName(null);
//                ^^^^ setter-argument
  api.setGender('male');
//              ^^^^^^ setter-argument
  api.setGender(7);
//              ^ setter-argument
}
