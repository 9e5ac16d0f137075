// @zitadel internal-authentication/pre-creation

function create(ctx, api) {
  api.setNickName(ctx.v1.authRequest?.loginHint);
  if (!ctx.v1.authRequest) return;
  api.setLastName(ctx.v1.authRequest.loginHint);
}
