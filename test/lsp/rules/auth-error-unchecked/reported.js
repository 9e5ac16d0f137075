// @zitadel external-authentication/post-authentication
function action(ctx, api) {
//       ^^^^^^ auth-error-unchecked
  api.setFirstName('a');
}
