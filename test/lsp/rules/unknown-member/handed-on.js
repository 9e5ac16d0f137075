// @zitadel complement-token/pre-userinfo-creation
function keys(grant) {
  return grant.roleKeys;
//             ^^^^^^^^ unknown-member, warning
}
function set(key, value, api) {
  api.v1.claims.addTo(key, value);
//              ^^^^^ unknown-member, warning
}
function own(value) {
  return value.anything;
}
function handedOn(ctx, api) {
  if (!ctx.v1.user.grants) return;
  const grant = ctx.v1.user.grants.grants[0];
  set('keys', keys(grant), api);
  set('own', own(ctx.v1.getUser()) || own({ anything: 1 }), api);
}
