// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
function action(ctx, api) {
  const token = ctx.getClaim('token');
  http.fetch('https://a.example', { headers: { 'X-Limit': '10', 'X-Email': `${ctx.v1.externalUser.human.email}` } });
  http.fetch('https://a.example', { headers: { 'X-Token': token, 'X-Flags': ['a', 'b'] }, body: { limit: 10 } });
}
