// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://a.example', { headers: { Accept: 'text/plain, application/json', 'X-Name': ['Doe, Jane'] } });
  http.fetch('https://a.example', { headers: { 'X-Name': 'Jane' }, body: { name: 'Doe, Jane' } });
}
