// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const { request } = require('zitadel/http');
//      ^^^^^^^ http-unknown-function, warning
function action(ctx, api) {
  http.post('https://a.example', { a: 1 });
  //   ^^^^ http-unknown-function
  http.get('https://a.example');
  //   ^^^ http-unknown-function
  http.delete('https://a.example');
  //   ^^^^^^ http-unknown-function
  http.axios;
  //   ^^^^^ http-unknown-function, warning
  http('https://a.example');
  //<^ http-unknown-function
}
