// @zitadel external-authentication/post-authentication

function remember(ctx, api) {
  api.setNickName(ctx.v1.authRequest.browserInfo?.userAgent);
  if (ctx.v1.authRequest.browserInfo == null) return;
  api.setFirstName(ctx.v1.authRequest.browserInfo.userAgent);
}
