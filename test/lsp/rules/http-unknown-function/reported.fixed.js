// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const { request } = require('zitadel/http');
//      ^^^^^^^ http-unknown-function, warning
function action(ctx, api) {
  http.fetch('https://a.example', { method: 'POST', body: { a: 1 } });
  //   ^^^^ http-unknown-function
  http.fetch('https://a.example');
  //   ^^^ http-unknown-function
  http.fetch('https://a.example', { method: 'DELETE' });
  //   ^^^^^^ http-unknown-function
  http.axios;
  //   ^^^^^ http-unknown-function, warning
  http.fetch('https://a.example');
  //<^ http-unknown-function
}
