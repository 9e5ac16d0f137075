// @zitadel complement-token/pre-userinfo-creation
const uuid = require('zitadel/uuid');
const logger = require('zitadel/log');
function modules(ctx, api) {
  logger.trace('a');
  //     ^^^^^ unknown-member
  api.v1.claims.setClaim('id', uuid.generate());
  //                                ^^^^^^^^ unknown-member
  api.v1.claims.setClaim('org', ctx.v1.org.id);
  //                                       ^^ unknown-member, warning
  api.v1.claims.setClaim('client', ctx.v1.application.clientId);
  //                                                  ^^^^^^^^ unknown-member, warning
}
