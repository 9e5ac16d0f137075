// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const common = { 'content-type': 'application/json' };
  http.fetch('https://a.example', { headers: { 'X-Key': 'a' } });
  http.fetch('https://a.example', { method: 'POST', headers: common, body: { a: 1 } });
  http.fetch('https://a.example', { method: 'POST', headers: { ...common, 'X-Key': 'a' }, body: { a: 1 } });
  http.fetch('https://a.example', { method: 'POST', body: { a: 1 } });
}
