// @zitadel internal-authentication/post-creation

function log(ctx, api) {
  require('zitadel/log').info(ctx.v1.getUser().human.firstName);
}
