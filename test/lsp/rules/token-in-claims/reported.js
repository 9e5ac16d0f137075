// @zitadel external-authentication/post-authentication
const logger = require('zitadel/log');
function action(ctx, api) {
  const token = ctx.idToken;
  logger.log(ctx.accessToken);
  //         ^^^^^^^^^^^^^^^ token-in-claims
  api.v1.user.appendMetadata('tokens', { refresh: ctx.refreshToken });
  //                                              ^^^^^^^^^^^^^^^^ token-in-claims
  api.metadata.push({ key: 'token', value: `Bearer ${token}` });
  //                                                 ^^^^^ token-in-claims
}
