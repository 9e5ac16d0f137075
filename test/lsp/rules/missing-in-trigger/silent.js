// @zitadel internal-authentication/pre-creation, external-authentication/post-authentication
function fill(ctx, api) {
  api.setEmailVerified(true);
  if (ctx.v1.providerInfo) api.setLastName(ctx.v1.providerInfo.name);
  if (ctx.v1.externalUser) {
    api.setPreferredUsername('a');
  } else api.setUsername('b');
  const method = ctx.v1.user?.username;
}
