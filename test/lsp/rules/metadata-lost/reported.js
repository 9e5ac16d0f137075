// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.metadata.push({ key: 'a', value: 'b' });
//^^^^^^^^^^^^^^^^^ metadata-lost
}
