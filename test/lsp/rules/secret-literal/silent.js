// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const token = '<set-me-in-console>';
const password = 'changeme';
const tokenType = 'Bearer';
const apiKeyHeader = 'X-Api-Key';
function action(ctx, api) {
  http.fetch('https://a.example', { headers: { Authorization: `Bearer ${token}`, 'X-Api-Key': '__API_KEY__' } });
  api.v1.claims.setClaim('token', 'gold');
  api.v1.claims.setClaim('secret', { token: 'gold-plated', access_token: '{{token}}', passwordHint: 'a1b2c3d4' });
  api.v1.claims.setClaim('id', '6ba7b810-9dad-11d1-80b4-00c04fd430c8');
  if (password === tokenType || apiKeyHeader) return;
}
