// @zitadel complement-token/pre-userinfo-creation
const logger = require('zitadel/log');
function action(ctx, api) {
  logger.debug('a');
  //     ^^^^^ log-level
}
