// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  const entry = {};
  entry.key = 'a';
  entry.value = 'b';
  api.metadata.push(entry);
}
