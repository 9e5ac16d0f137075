// @zitadel external-authentication/pre-creation
function action(ctx, api) {
  api.setFirstName('a');
}
