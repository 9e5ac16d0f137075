// @zitadel internal-authentication/pre-creation
// case: version=3.0.0
function action(ctx, api) {
  api.setFirstName('a');
}
