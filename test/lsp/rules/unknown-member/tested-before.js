// @zitadel complement-token/pre-userinfo-creation
// What is handed on behind a test is what it would be without.
function has(list, role) {
  return list.grants.some((grant) => grant.roleKeys.includes(role));
//                                         ^^^^^^^^ unknown-member
}
function testedBefore(ctx, api) {
  const grants = ctx.v1.user && ctx.v1.user.grants;
  if (!grants) return;
  api.v1.claims.setClaim('admin', has(grants, 'admin'));
}
