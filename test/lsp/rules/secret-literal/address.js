// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function address(ctx, api) {
  http.fetch('https://example.com/hook?api_key=7f3a9c1e8b2d4f6a0c5e7d9b1f3a5c7e');
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-literal
  http.fetch('https://example.com/hook?key=short&token=');
  http.fetch('https://example.com/hook?key=some-long-readable-name');
}
