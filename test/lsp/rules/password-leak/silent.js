// @zitadel internal-authentication/post-authentication
const logger = require('zitadel/log');
const http = require('zitadel/http');
function action(ctx, api) {
  const { form, headers } = ctx.v1.httpRequest;
  logger.log(JSON.stringify({ url: ctx.v1.httpRequest.url, name: form.loginName, agent: headers['User-Agent'] }));
  logger.log('has a password', form.password !== undefined, form.password.length > 0);
  http.fetch('https://a.example', { body: { auth: ctx.v1.authRequest } });
  if (form.password) api.v1.user.appendMetadata('method', String(ctx.v1.authMethod));
}
