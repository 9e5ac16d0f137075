// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  let response;
  if (ctx.v1.getUser()) response = http.fetch('https://a.example');
  if (response.status !== 200 || !response.body) return;
  api.v1.claims.setClaim('a', response.json().ok);
  api.v1.claims.setClaim('b', JSON.parse(response.text()).statusCode);
  const other = { ok: true, headers: {}, json: 1 };
  api.v1.claims.setClaim('c', [other.ok, other.headers, other.json]);
}
