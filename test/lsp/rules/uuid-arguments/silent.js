// @zitadel complement-token/pre-userinfo-creation
const uuid = require('zitadel/uuid');
function action(ctx, api) {
  uuid.v1();
  uuid.v4();
  uuid.v5(uuid.namespaceURL, 'https://a.example');
  uuid.v5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', new Uint8Array(2));
  uuid.v3('{6ba7b810-9dad-11d1-80b4-00c04fd430c8}', String(ctx.v1.getUser().human.email));
  uuid.v3(uuid.v4(), ctx.v1.claims.name);
}
