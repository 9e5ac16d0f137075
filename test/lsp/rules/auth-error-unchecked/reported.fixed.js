// @zitadel external-authentication/post-authentication
function action(ctx, api) {
  if (ctx.v1.authError !== 'none') return;
//       ^^^^^^ auth-error-unchecked
  api.setFirstName('a');
}
