// @zitadel complement-token/pre-userinfo-creation
// case: version=5.0.0
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('http://10.1.2.3/users');
  //         ^^^^^^^^^^^^^^^^^^^^^^^ http-denied-address
  http.fetch('http://192.168.0.1');
  //         ^^^^^^^^^^^^^^^^^^^^ http-denied-address
  http.fetch('https://LOCALHOST/');
  //         ^^^^^^^^^^^^^^^^^^^^ http-denied-address
  http.fetch('https://8.8.8.8/');
}
