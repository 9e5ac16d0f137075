// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const fetch = (url) => url;
  const url = JSON.parse('"https://a.example"');
  fetch();
  http.fetch(url);
  http.fetch(url, {});
  http.fetch(...[url]);
  http.fetch(`https://a.example/${ctx.v1.getUser().id}`, { method: 'GET' });
  http.fetch(String(ctx.v1.claims.email));
}
