// @zitadel complement-token/pre-userinfo-creation
function run({ ctx, api, name }) {
  api.v1.claims.setClaim(name, ctx.v1.user.email);
//                                         ^^^^^ unknown-member
}
function both(ctx, api) {
  run({ ctx, api, name: 'mail' });
}
