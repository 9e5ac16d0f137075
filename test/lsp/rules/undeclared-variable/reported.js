// @zitadel complement-token/pre-userinfo-creation
function tenant(ctx, api) {
  const grants = ctx.v1.user.grants;
  api.v1.claims.setClaim('tenant', os_id);
  //                               ^^^^^ undeclared-variable
  if (grant != null) api.v1.claims.setClaim('b', 1);
  //  ^^^^^ undeclared-variable
}
