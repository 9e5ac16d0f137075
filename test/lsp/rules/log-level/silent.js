// @zitadel complement-token/pre-userinfo-creation
const logger = require('zitadel/log');
function action(ctx, api) {
  logger.log('a');
  logger.info('b');
  const other = { debug() {} };
  other.debug();
}
