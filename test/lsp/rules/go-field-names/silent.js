// @zitadel complement-token/pre-userinfo-creation

function user(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('a', JSON.parse(JSON.stringify(user)));
  api.v1.claims.setClaim('b', { id: user.id, names: user.loginNames, state: user.state, when: user.changeDate });
  api.v1.claims.setClaim('c', ctx.v1.user.getMetadata().metadata.map(({ key, value }) => ({ key, value })));
  api.v1.claims.setClaim('d', ctx.v1.user.getMetadata().count);
}
