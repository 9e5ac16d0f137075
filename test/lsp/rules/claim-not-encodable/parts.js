// @zitadel complement-token/pre-userinfo-creation
function parts(ctx, api) {
  api.v1.claims.setClaim('user', ctx.v1.user);
//                               ^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('context', { all: ctx.v1 });
//                                         ^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('claims', ctx.v1.claims);
  api.v1.claims.setClaim('app', ctx.v1.application.getClientId());
}
