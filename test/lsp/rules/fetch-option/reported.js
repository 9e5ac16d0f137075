// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const options = { Method: 'GET', timeout: 1 };
  //                ^^^^^^ fetch-option
  //                               ^^^^^^^ fetch-option
  http.fetch('https://a.example', options);
  const data = { a: 1 };
  http.fetch('https://a.example', { method: 'POST', data });
  //                                                ^^^^ fetch-option
  http.fetch('https://a.example', { method: 'POST', 'json': data });
  //                                                ^^^^^^ fetch-option
  http.fetch('https://a.example', { timeout: 1, method: 'POST' });
  //                                ^^^^^^^ fetch-option
  http.fetch('https://a.example', 'GET');
  //                              ^^^^^ fetch-option
}
