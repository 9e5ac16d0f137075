// @zitadel external-authentication/post-authentication
function verified(ctx, api) {
  if (ctx.v1.authError !== 'none') return;
  if (ctx.v1.providerInfo.emailVerified === true) api.setEmailVerified(true);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (ctx.v1.providerInfo.emailVerified == true) api.setEmailVerified(true);
  if (ctx.v1.providerInfo.isEmailVerified() === true) api.setEmailVerified(true);
  if (ctx.v1.providerInfo.email === 'root@example.com') api.setNickName('root');
}
