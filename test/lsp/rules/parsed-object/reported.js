// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function parsed(ctx, api) {
  const response = http.fetch('https://example.com');
  api.v1.claims.setClaim('role', JSON.parse(response).role);
//                                          ^^^^^^^^ parsed-object
  const { metadata } = ctx.v1.user.getMetadata();
  api.v1.claims.setClaim('list', JSON.parse(metadata));
//                                          ^^^^^^^^ parsed-object
  api.v1.claims.setClaim('grants', JSON.parse(ctx.v1.user.grants));
//                                            ^^^^^^^^^^^^^^^^^^ parsed-object
  api.v1.claims.setClaim('all', JSON.parse(ctx.v1.claims));
//                                         ^^^^^^^^^^^^^ parsed-object
}
