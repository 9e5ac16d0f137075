// @zitadel complement-token/pre-userinfo-creation
// Tests that functions make, of whose answer the type checker learns nothing.
const isSet = (value) => value !== undefined && value !== null;
function hasGrants(ctx) {
  return ctx.v1.user.grants != null && ctx.v1.user.grants.count > 0;
}
function handedOver(ctx, api) {
  if (!isSet(ctx.v1.user.grants)) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function asked(ctx, api) {
  if (hasGrants(ctx)) api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function left(ctx, api) {
  const none = () => !ctx.v1.user.grants || !ctx.v1.user.grants.count;
  if (none()) return;
  api.v1.claims.setClaim('count', ctx.v1.user.grants.count);
}
function lists(ctx, api) {
  if (Array.isArray(ctx.v1.user.grants && ctx.v1.user.grants.grants))
    api.v1.claims.setClaim('count', ctx.v1.user.grants.grants.length);
}
function loops(ctx, api) {
  const count = ctx.v1.user.grants ? ctx.v1.user.grants.count : 0;
  for (let index = 0; index < count; index++)
    api.v1.claims.setClaim('id' + index, ctx.v1.user.grants.grants[index].id);
}
function defaults(ctx, api) {
  const grants = ctx.v1.user.grants;
  if ((grants || {}).count > 0) api.v1.claims.setClaim('count', grants.count);
}
