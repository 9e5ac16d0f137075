// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function elsewhere(ctx, api) {
  const defaults = { credentials: 'include' };
//                   ^^^^^^^^^^^ fetch-option
  const options = { ...defaults, method: 'GET' };
  options.timeout = 5;
//        ^^^^^^^ fetch-option
  options.body = { a: 1 };
  http.fetch('https://example.com', options);
}
