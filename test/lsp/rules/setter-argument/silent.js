// @zitadel internal-authentication/pre-creation

function set(ctx, api) {
  api.setEmailVerified(true);
  api.setPhoneVerified(ctx.v1.user.human.isEmailVerified);
  api.setEmailVerified('true');
  api.setFirstName('');
  api.setLastName(ctx.v1.user.human.email);
  api.setGender(2);
  api.setGender('2');
  api.setNickName(...['a']);
}
