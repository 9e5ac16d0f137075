// @zitadel complement-token/pre-userinfo-creation
const logger = require('zitadel/log');
function action(ctx, api) {
  logger.log(JSON.stringify(ctx.v1));
}
