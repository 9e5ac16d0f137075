// @zitadel external-authentication/post-authentication
function texts(ctx, api) {
  if (ctx.v1.authError !== 'none') throw 'your account is locked';
  api.setDisplayName('<b>' + ctx.v1.externalUser.human.firstName + '</b>');
  api.setNickName('a < b and c > d');
  api.v1.user.appendMetadata('note', 'Your account was made by <Example Ltd>');
}
