// @zitadel external-authentication/pre-creation

function create(ctx, api) {
  api.setNickName(ctx.v1.authRequest.loginHint);
}
