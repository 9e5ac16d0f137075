// @zitadel complement-token/pre-userinfo-creation
let known;
function patterns(ctx, api) {
  ({ sub } = ctx.v1.claims);
//   ^^^ implicit-global
  ({ known } = ctx.v1.claims);
  api.v1.claims.setClaim('sub2', { sub, known });
}
