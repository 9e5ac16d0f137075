// @zitadel external-authentication/post-authentication
const logger = require('zitadel/log');
function action(ctx, api) {
  logger.log('user %s has %d grants', 'a', 2);
  logger.log('user %j', ctx.v1.externalUser);
  logger.log('100%% of', ctx.v1.externalUser.human.email, ctx.v1.authRequest.authTime, ctx.v1.authRequest.audience);
  logger.log('100%%', 50 + '% done', '100% sure');
  logger.log(JSON.stringify(ctx.v1.externalUser));
  logger.log('%s %s', ...['a', 'b']);
  logger.log();
  logger.log(ctx.getClaim('groups'));
}
