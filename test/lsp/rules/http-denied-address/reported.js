// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const base = 'http://127.0.0.1:8080';
  http.fetch('http://localhost:3000/users');
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-denied-address
  http.fetch(`${base}/users/${ctx.v1.getUser().id}`);
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-denied-address
  http.fetch('http://[::1]/');
  //         ^^^^^^^^^^^^^^^ http-denied-address
}
