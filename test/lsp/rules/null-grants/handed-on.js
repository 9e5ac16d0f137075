// @zitadel complement-token/pre-userinfo-creation
function ids(list) {
  return list.grants.map((grant) => grant.projectId);
//       ^^^^ null-grants
}
function tested(list) {
  return list ? list.grants : [];
}
function handedOn(ctx, api) {
  api.v1.claims.setClaim('ids', ids(ctx.v1.user.grants));
  api.v1.claims.setClaim('count', tested(ctx.v1.user.grants).length);
}
