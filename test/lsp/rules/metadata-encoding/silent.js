// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', { b: 1 });
  api.v1.user.appendMetadata('b', JSON.parse('{}'));
  api.v1.user.appendMetadata('c', JSON.stringify([1]).length);
}
