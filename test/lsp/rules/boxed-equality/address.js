// @zitadel internal-authentication/post-authentication
function onlyHome(ctx, api) {
  const ip = ctx.v1.authRequest.browserInfo?.remoteIp;
  if (ip === '203.0.113.7') return;
  //  ^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (ip == '203.0.113.7' || ip === null) return;
  throw `not from ${ip}`;
}
