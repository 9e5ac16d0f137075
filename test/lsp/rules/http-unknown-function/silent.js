// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const store = { get: (url) => url, post: (url, body) => body };
  store.get('https://a.example');
  store.post('https://a.example', {});
  http.fetch('https://a.example');
}
