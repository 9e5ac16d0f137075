// @zitadel external-authentication/pre-creation
function objects(ctx, api) {
  api.setLastName({ name: 'a' });
  //              ^^^^^^^^^^^^^ setter-argument
  api.setFirstName({ toString: () => 'a' });
}
