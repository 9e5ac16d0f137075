// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', '');
  api.v1.user.appendMetadata('' + ctx.v1.user.username, 1);
}
