// @zitadel complement-token/pre-userinfo-creation
function addClaim(ctx, api) {
  if (ctx.v1.user.grants == null) {
    return false;
  //^^^^^^^^^^^^^ returns-value, warning
  }
  if (ctx.v1.user.grants.count == 0) return 'none';
  //                                 ^^^^^^^^^^^^^^ returns-value, warning
  return ctx.v1.user.grants;
//<^^^^^^^^^^^^^^^^^^^^^^^^^ returns-value, warning
}
