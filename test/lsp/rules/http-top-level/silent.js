// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const load = () => http.fetch('https://a.example').json();
function action(ctx, api) {
  api.v1.claims.setClaim('a', load().a);
}
