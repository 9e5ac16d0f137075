// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const method = 'put';
  http.fetch('https://a.example', { method: 'POST', body: {} });
  //                                        ^^^^^^ http-method, warning
  http.fetch('https://a.example', { method, body: {} });
  //                                ^^^^^^ http-method, warning
  http.fetch('https://a.example', { method: 'GET' });
  //                                        ^^^^^^ http-method
}
