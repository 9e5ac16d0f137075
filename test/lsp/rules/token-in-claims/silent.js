// @zitadel external-authentication/post-authentication
const logger = require('zitadel/log');
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://idp.example/me', { headers: { Authorization: 'Bearer ' + ctx.accessToken } });
  logger.log('has a token', ctx.accessToken !== '', ctx.accessToken ? 'yes' : 'no', ctx.accessToken.length);
}
