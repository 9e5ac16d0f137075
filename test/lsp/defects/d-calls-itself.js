// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
let logger = require('zitadel/log');
function flatRoles(ctx, api) {
  if (ctx.v1.user.grants == null) {
    return;
  }
  logger.log('grants ' + ctx.v1.user.grants.count);
}

flatRoles(ctx, api);
//<^^^^^^^^^^^^^^^^ called-at-load
