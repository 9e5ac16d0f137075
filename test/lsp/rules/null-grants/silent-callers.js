// @zitadel complement-token/pre-userinfo-creation
// case: name=callers
// What every call of a function has tested, or catches, the function need not test.
function ids(ctx) {
  return ctx.v1.user.grants.grants.map((grant) => grant.id);
}
function count(context) {
  return context.v1.user.grants.count;
}
function callers(ctx, api) {
  try {
    api.v1.claims.setClaim('count', count(ctx));
  } catch (error) {
    api.v1.claims.setClaim('count', 0);
  }
  if (!ctx.v1.user.grants) return;
  api.v1.claims.setClaim('ids', ids(ctx));
}
