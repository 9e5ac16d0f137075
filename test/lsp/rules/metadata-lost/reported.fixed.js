// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', 'b');
//^^^^^^^^^^^^^^^^^ metadata-lost
}
