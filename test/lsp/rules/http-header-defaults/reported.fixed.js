// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://a.example', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Key': 'a' }, body: { a: 1 } });
  //                                                ^^^^^^^ http-header-defaults
  const headers = { 'Content-Type': 'application/json', 'X-Key': 'a' };
  //              ^^^^^^^^^^^^^^^^ http-header-defaults
  http.fetch('https://a.example', { method: 'POST', headers, body: { a: 1 } });
}
