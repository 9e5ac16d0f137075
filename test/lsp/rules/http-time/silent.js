// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const response = http.fetch('https://a.example');
  for (const one of response.json()) api.v1.claims.setClaim(one.name, one.value);
}
