// @zitadel complement-token/pre-userinfo-creation
// case: name=sometimes
const http = require('zitadel/http');
function sometimes(ctx, api) {
  if (ctx.v1.claims.a) return ctx.v1.user.grants?.grants;
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ returns-value
  if (ctx.v1.claims.b) return http.fetch('https://example.com').json();
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ returns-value
  if (ctx.v1.claims.c) return ctx.v1.user.grants?.grants.forEach((grant) => api.v1.claims.setClaim(grant.id, 1));
  const known = ctx.v1.claims.d === 1;
  return known && api.v1.claims.setClaim('known', true);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ returns-value
}
