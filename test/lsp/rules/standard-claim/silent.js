// @zitadel complement-token/pre-userinfo-creation

function claims(ctx, api) {
  api.v1.claims.setClaim('roles', ['a']);
  api.v1.claims.setClaim('my_email', 'a@b.example');
  api.v1.claims.setClaim(`sub${ctx.v1.claims.sub}`, 1);
}
