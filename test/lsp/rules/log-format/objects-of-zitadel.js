// @zitadel complement-token/pre-userinfo-creation
const logger = require('zitadel/log');
function dump(ctx, api) {
  logger.log(ctx.v1.claims);
  //         ^^^^^^^^^^^^^ log-format
  logger.info('user: ' + ctx.v1.getUser());
  //                     ^^^^^^^^^^^^^^^^ log-format
  logger.info(`grants: ${ctx.v1.user.grants} of ${ctx.v1.getUser().id}`);
  //                     ^^^^^^^^^^^^^^^^^^ log-format
  const roles = ctx.v1.claims['urn:zitadel:iam:org:project:roles'];
  logger.warn('roles %s', roles);
  //                      ^^^^^ log-format
  for (const entry of ctx.v1.user.getMetadata().metadata) logger.log('entry', entry);
  //                                                                          ^^^^^ log-format
  logger.log(ctx.v1.user.getMetadata().metadata);
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ log-format
  logger.log('a' + ctx.v1.getUser().human?.email + ctx.v1.getUser().creationDate, ctx.v1.getUser().loginNames);
  logger.log('%j', ctx.v1.claims);
}
