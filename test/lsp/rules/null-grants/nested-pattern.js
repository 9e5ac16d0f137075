// @zitadel complement-token/pre-userinfo-creation
function nested(ctx, api) {
  const { user: { grants: { count } } } = ctx.v1;
//                ^^^^^^ null-grants
  api.v1.claims.setClaim('count', count);
}
function withDefault(ctx, api) {
  const { user: { grants: { grants } = { grants: [] } } } = ctx.v1;
//                ^^^^^^ null-grants
  api.v1.claims.setClaim('count', grants.length);
}
