// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', 1);
  api.v1.user.appendMetadata('b', [1, { c: 'd' }]);
  api.v1.user.appendMetadata('c', ctx.v1.user.human.email);
  api.metadata.push({ key: 'b', value: [] });
}
