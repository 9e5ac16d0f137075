// @zitadel external-authentication/pre-creation
function create(ctx, api) {
  ctx.v1.own = { a: 1 };
  ctx.v1.own.a = 2;
  api.metadata[0].key = 'b';
  const user = { human: { email: '' } };
  user.human.email = 'a@b.example';
  const response = require('zitadel/http').fetch('https://a.example');
  response.body = 'x';
}
