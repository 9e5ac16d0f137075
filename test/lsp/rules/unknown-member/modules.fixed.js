// @zitadel complement-token/pre-userinfo-creation
const uuid = require('zitadel/uuid');
const logger = require('zitadel/log');
function modules(ctx, api) {
  logger.trace('a');
  //     ^^^^^ unknown-member
  api.v1.claims.setClaim('id', uuid.generate());
  //                                ^^^^^^^^ unknown-member
  api.v1.claims.setClaim('org', ctx.v1.getUser().resourceOwner);
  //                                       ^^ unknown-member, warning
  api.v1.claims.setClaim('client', ctx.v1.application.getClientId());
  //                                                  ^^^^^^^^ unknown-member, warning
}
