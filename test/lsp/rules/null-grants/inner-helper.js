// @zitadel complement-token/pre-userinfo-creation
function inner(ctx, api) {
  const ids = (list) => list.grants.map((grant) => grant.id);
//                      ^^^^ null-grants
  function counted({ count }) {
//                 ^^^^^^^^^ null-grants
    return count;
  }
  const first = ({ grants }) => grants.grants[0];
//                              ^^^^^^ null-grants
  api.v1.claims.setClaim('ids', ids(ctx.v1.user.grants));
  api.v1.claims.setClaim('count', counted(ctx.v1.user.grants));
  api.v1.claims.setClaim('first', first(ctx.v1.user)?.id);
}
