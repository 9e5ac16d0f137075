/**
 * Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
 */
let logger = require('zitadel/log');
function addClaims(ctx, api) {
  logger.log('started');
//<^^^^^^ unknown-global
  if (ctx.v1.user.grants == null) {
    logger.error('no grants');
  //^^^^^^^ unknown-global, warning
  }
}
