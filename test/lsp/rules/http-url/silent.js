// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
function action(ctx, api) {
  const { human, externalId } = ctx.v1.externalUser;
  http.fetch('https://crm.example');
  http.fetch(`https://crm.example/${externalId}?name=${encodeURIComponent(human.firstName)}`);
  http.fetch('__CRM_URL__/users');
  http.fetch(ctx.getClaim('url') + '/users');
}
