// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', 'b');
  if (api.metadata.length > 0) return;
  [].push({ key: 'a', value: 'b' });
}
