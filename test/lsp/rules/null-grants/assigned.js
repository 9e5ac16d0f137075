// @zitadel complement-token/pre-userinfo-creation
function later(ctx, api) {
  let grants;
  grants = ctx.v1.user.grants;
  api.v1.claims.setClaim('count', grants.count);
//                                ^^^^^^ null-grants
}
function inCallbacks(ctx, api) {
  ['a', 'b'].forEach((name) => {
    if (ctx.v1.user.grants === undefined) return;
    api.v1.claims.setClaim(name, ctx.v1.user.grants.count);
//                               ^^^^^^^^^^^^^^^^^^ null-grants
  });
}
function shorter(ctx, api) {
  // Undefined is not less than 1.
  if (ctx.v1.user.grants?.grants.length < 1) return;
  api.v1.claims.setClaim('ids', ctx.v1.user.grants.grants.map((grant) => grant.id));
//                              ^^^^^^^^^^^^^^^^^^ null-grants
}
function keys(ctx, api) {
  api.v1.claims.setClaim('keys', Object.keys(ctx.v1.user.grants).length);
//                                           ^^^^^^^^^^^^^^^^^^ null-grants
}
