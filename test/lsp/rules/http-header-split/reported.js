// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const headers = { 'X-Name': `Doe, ${ctx.v1.getUser().id}` };
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-header-split
  http.fetch('https://a.example', { headers });
  http.fetch('https://a.example', { headers: { 'User-Agent': 'A (KHTML, like B)' } });
  //                                                         ^^^^^^^^^^^^^^^^^^^ http-header-split
}
