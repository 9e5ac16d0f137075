// @zitadel complement-token/pre-userinfo-creation
function nested(ctx, api) {
  const { human: { firstName } } = ctx.v1.getUser();
  //      ^^^^^ missing-human
  api.v1.claims.setClaim('name', firstName);
}
