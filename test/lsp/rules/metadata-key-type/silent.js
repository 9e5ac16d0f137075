// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata(`${ctx.v1.user.human.email}`, 1);
  api.v1.user.appendMetadata(ctx.v1.user.username, 1);
  api.v1.user.appendMetadata(JSON.parse('"a"'), 1);
}
