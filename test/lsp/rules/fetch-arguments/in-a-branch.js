// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  if (ctx.v1.claims.email) http.fetch();
  //                            ^^^^^^^ fetch-arguments, warning
  try {
    http.fetch(1);
    //         ^ fetch-arguments, warning
  } finally {
  }
}
