// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const options = { method: 'GET' };
  //                ^^^^^^ fetch-option
  //                               ^^^^^^^ fetch-option
  http.fetch('https://a.example', options);
  const data = { a: 1 };
  http.fetch('https://a.example', { method: 'POST', body: data });
  //                                                ^^^^ fetch-option
  http.fetch('https://a.example', { method: 'POST', body: data });
  //                                                ^^^^^^ fetch-option
  http.fetch('https://a.example', { method: 'POST' });
  //                                ^^^^^^^ fetch-option
  http.fetch('https://a.example', 'GET');
  //                              ^^^^^ fetch-option
}
