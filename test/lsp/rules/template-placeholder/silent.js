// @zitadel complement-token/pre-userinfo-creation
function action(ctx, api) {
  const text = '{{name}} and ${name}'.replace('{{name}}', ctx.v1.getUser().id);
  api.v1.claims.setClaim('text', `${text}`);
  api.v1.claims.setClaim('html', '<b>bold</b> <br> a < b > c');
  api.v1.claims.setClaim('proto', { a: '__proto__' });
}
