// @zitadel complement-token/pre-userinfo-creation
function defaults(ctx, api) {
  const { human: { firstName } = {} } = ctx.v1.getUser();
  api.v1.claims.setClaim('name', firstName);
}
