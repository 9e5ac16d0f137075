// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('http://10.1.2.3/users');
  http.fetch('https://localhost.example/');
  http.fetch('https://a.example/?next=http://localhost/');
  http.fetch('http://127.0.0.' + ctx.v1.getUser().id);
}
