// @zitadel external-authentication/post-authentication
function action(ctx, api) {
  const { authError } = ctx.v1;
  if (authError !== 'none') return;
  api.setFirstName('a');
}
