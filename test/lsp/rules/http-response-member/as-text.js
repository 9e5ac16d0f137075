// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function asText(ctx, api) {
  const response = http.fetch('https://example.com');
  api.v1.claims.setClaim('role', JSON.parse(response).role);
//                                          ^^^^^^^^ http-response-member
  api.v1.claims.setClaim('other', JSON.parse(response.body).role);
}
