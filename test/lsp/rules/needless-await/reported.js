// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function addClaims(ctx, api) {
  (async () => {
    const response = await http.fetch('https://a.example');
    //               ^^^^^ needless-await
    api.v1.claims.setClaim('a', response.status);
  })();
}
