// @zitadel complement-token/pre-userinfo-creation

function flatRoles(ctx, api) {
  const { grants } = ctx.v1.user;
  if (grants.count == 0) return;
//    ^^^^^^ null-grants
  const list = ctx.v1.user.grants;
  if (list.count == 0) return;
//    ^^^^ null-grants
  const { count } = ctx.v1.user.grants;
//                  ^^^^^^^^^^^^^^^^^^ null-grants
  api.v1.claims.setClaim('count', count);
}
