/**
 * Map the user of an OIDC provider.
 *
 * Flow: External Authentication, Trigger: Post Authentication
 */
let logger = require('zitadel/log');

function mapUser(ctx, api) {
  if (ctx.v1.externalUser.externalIdpId != '123') {
    return;
  }
  logger.log('client ' + ctx.v1.authRequest.clientId);
  //                                        ^^^^^^^^ unknown-member
  api.v1.user.setFirstName(ctx.v1.providerInfo.given_name);
  //          ^^^^^^^^^^^^ unknown-member
  //                                           ^^^^^^^^^^ unknown-member
  api.setLastName(ctx.v1.providerInfo.family_name);
  //                                  ^^^^^^^^^^^ unknown-member
  api.setPreferredUsername(ctx.v1.providerInfo.preferred_username);
  //                                           ^^^^^^^^^^^^^^^^^^ unknown-member
  api.setEmailVerified(true);
}
