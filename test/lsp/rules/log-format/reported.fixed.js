// @zitadel external-authentication/post-authentication
const logger = require('zitadel/log');
function action(ctx, api) {
  const { warn } = logger;
  logger.log('user %s has %d grants', 'a');
  //         ^^^^^^^^^^^^^^^^^^^^^^^ log-format
  logger.log('%s');
  //         ^^^^ log-format
  logger.log('user %o', ctx.v1.externalUser.externalId);
  //         ^^^^^^^^^ log-format
  logger.log('user', JSON.stringify(ctx.v1.externalUser));
  //                 ^^^^^^^^^^^^^^^^^^^ log-format
  logger.log('%s', JSON.stringify({ a: 1 }));
  //               ^^^^^^^^ log-format
  warn(JSON.stringify(ctx.v1));
  //   ^^^^^^ log-format
  const metadata = ctx.v1.org.getMetadata();
  logger.log('metadata', JSON.stringify(metadata));
  //                     ^^^^^^^^ log-format
  logger.error('at 100%%');
  //           ^^^^^^^^^ log-format, information
}
