// @zitadel external-authentication/post-authentication

function list(ctx, api) {
  if (ctx.v1.authRequest.prompt[0]) api.setNickName('a');
  const first = ctx.v1.authRequest.prompt[0];
  if (first) api.setNickName('b');
}
