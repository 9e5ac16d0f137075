// @zitadel internal-authentication/post-authentication
function onlyHome(ctx, api) {
  const ip = ctx.v1.authRequest.browserInfo?.remoteIp;
  if (ip && !String(ip).startsWith('203.0.')) throw 'not from here';
  //            ^^^^^^^^^^ unknown-member, warning
}
