// @zitadel internal-authentication/pre-creation
function action(ctx, api) {
//       ^^^^^^ login-v1-only
  api.setFirstName('a');
}
