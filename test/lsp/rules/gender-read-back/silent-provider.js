// @zitadel external-authentication/post-authentication

function gender(ctx, api) {
  if (ctx.v1.providerInfo.gender == 'female') return;
}
