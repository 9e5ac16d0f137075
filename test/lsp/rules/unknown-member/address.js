// @zitadel internal-authentication/post-authentication
function onlyHome(ctx, api) {
  const ip = ctx.v1.authRequest.browserInfo?.remoteIp;
  if (ip && !ip.startsWith('203.0.')) throw 'not from here';
  //            ^^^^^^^^^^ unknown-member, warning
}
