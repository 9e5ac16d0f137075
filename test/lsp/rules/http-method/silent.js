// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://a.example', { method: 'POST', body: { method: 'post' } });
  http.fetch('https://a.example', { method: 'PROPFIND' });
  http.fetch('https://a.example', { method: ctx.v1.claims.method });
}
