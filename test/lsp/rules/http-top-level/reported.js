// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const config = http.fetch('https://a.example').json();
//                  ^^^^^ http-top-level
function action(ctx, api) {
  api.v1.claims.setClaim('a', config.a);
}
