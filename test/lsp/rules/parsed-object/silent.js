// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function parsed(ctx, api) {
  const response = http.fetch('https://example.com');
  api.v1.claims.setClaim('role', JSON.parse(response.body).role);
  api.v1.claims.setClaim('copy', JSON.parse(JSON.stringify(ctx.v1.user.grants)));
  const entry = ctx.v1.user.getMetadata().metadata.find(({ key }) => key === 'a');
  if (entry) api.v1.claims.setClaim('entry', JSON.parse(entry.value));
  const user = ctx.v1.getUser();
  if (user.human) api.v1.claims.setClaim('mail', JSON.parse(user.human.email));
}
