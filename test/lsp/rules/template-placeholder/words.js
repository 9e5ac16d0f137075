// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function words(ctx, api) {
  http.fetch('https://example.com', { headers: { Authorization: 'Bearer YOUR_API_TOKEN' } });
//                                                                      ^^^^^^^^^^^^^^ template-placeholder
  const password = 'changeme';
//                  ^^^^^^^^ template-placeholder
  api.v1.claims.setClaim('REPLACEMENT', 'CHANGE it, YOURS');
}
