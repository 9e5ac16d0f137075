// @zitadel complement-token/pre-userinfo-creation
// Tests that stand in variables, and values that a test made.
function first(ctx, api) {
  const count = ctx.v1.user.grants ? ctx.v1.user.grants.count : 0;
  if (count === 0) return;
  api.v1.claims.setClaim('first', ctx.v1.user.grants.grants[0].projectId);
}
function second(ctx, api) {
  const has = ctx.v1.user.grants != null;
  if (!has) return;
  api.v1.claims.setClaim('second', ctx.v1.user.grants.count);
}
function third(ctx, api) {
  if (Boolean(ctx.v1.user.grants)) api.v1.claims.setClaim('third', ctx.v1.user.grants.count);
}
function fourth(ctx, api) {
  try {
    api.v1.claims.setClaim('fourth', ctx.v1.user.grants.count);
  } catch (error) {
    api.v1.claims.setClaim('fourth', 0);
  }
}
function fifth(ctx, api) {
  const { user: { grants } } = ctx.v1;
  api.v1.claims.setClaim('fifth', grants === null ? 0 : grants.count);
}
