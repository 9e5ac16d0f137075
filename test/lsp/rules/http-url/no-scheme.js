// @zitadel complement-token/pre-userinfo-creation
let http = require('zitadel/http');
function address(ctx, api) {
  http.fetch('API_URL', { method: 'POST', body: {} });
//           ^^^^^^^^^ http-url
  http.fetch('localhost:8080/hook');
//           ^^^^^^^^^^^^^^^^^^^^^ http-url
  http.fetch(`crm/${ctx.v1.getUser().id}`);
}
