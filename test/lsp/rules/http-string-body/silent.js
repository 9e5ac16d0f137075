// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://a.example', { method: 'POST', body: { a: JSON.stringify({ b: 1 }) } });
  http.fetch('https://a.example', { method: 'POST', body: JSON.parse('1') });
  http.fetch('https://a.example', { method: 'POST', body: ctx.v1.getUser() });
}
