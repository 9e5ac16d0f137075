// @zitadel external-authentication/post-authentication
function provider(ctx, api) {
  if (ctx.v1.externalUser.externalIdpId !== '342222222222222222') return;
  const first = ctx.v1.providerInfo.attributes['givenname'];
  if (first) api.setFirstName(first[0]);
}
