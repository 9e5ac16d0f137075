// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const options = {};
  http.fetch('https://a.example', { method: 'POST', headers: {}, body: {} });
  http.fetch('https://a.example', { ...options });
  http.fetch('https://a.example', { ['met' + 'hod']: 'GET' });
  http.fetch('https://a.example', options);
  const other = { fetch: (url, options) => options };
  other.fetch('https://a.example', { timeout: 1 });
}
