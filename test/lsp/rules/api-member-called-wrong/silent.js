// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const { setClaim } = api.v1.claims;
  setClaim('a', 1);
  const get = ctx.v1.getUser;
  get().id;
  typeof ctx.v1.getUser;
  [1].map(String).forEach(setClaim.bind(null, 'b'));
  if (ctx.v1.getUser) setClaim('c', ctx.v1.getUser.name);
}
