// @zitadel external-authentication/post-authentication

function remember(ctx, api) {
  api.setNickName(ctx.v1.authRequest.browserInfo.userAgent);
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ possibly-null
}
