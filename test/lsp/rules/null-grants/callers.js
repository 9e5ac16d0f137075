// @zitadel complement-token/pre-userinfo-creation
// case: name=callers
function ids(ctx) {
  return ctx.v1.user.grants.grants.map((grant) => grant.id);
//       ^^^^^^^^^^^^^^^^^^ null-grants
}
function count(context) {
  return context.v1.user.grants.count;
//       ^^^^^^^^^^^^^^^^^^^^^^ null-grants
}
function callers(ctx, api) {
  // Null is let through here, and one of two calls is not behind a test.
  if (ctx.v1.user.grants !== undefined) api.v1.claims.setClaim('ids', ids(ctx));
  if (ctx.v1.user.grants) api.v1.claims.setClaim('count', count(ctx));
  api.v1.claims.setClaim('all', count(ctx));
}
