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
  logger.log('user', ctx.v1.externalUser);
  //                 ^^^^^^^^^^^^^^^^^^^ log-format
  logger.log('%s', { a: 1 });
  //               ^^^^^^^^ log-format
  warn(ctx.v1);
  //   ^^^^^^ log-format
  const metadata = ctx.v1.org.getMetadata();
  logger.log('metadata', metadata);
  //                     ^^^^^^^^ log-format
  logger.error('at 100%');
  //           ^^^^^^^^^ log-format, information
}
