// @zitadel complement-token/pre-userinfo-creation

let logger = require("zitadel/log");
function groupsClaim(ctx, api) {
  var grants = ctx.v1.user.grants;
  if (grants === undefined || grants.count == 0) {
//                            ^^^^^^ null-grants
    return;
  }
  if (ctx.v1.user.grants !== undefined && ctx.v1.user.grants.count > 0) {
//                                        ^^^^^^^^^^^^^^^^^^ null-grants
    logger.info('some');
  }
}
