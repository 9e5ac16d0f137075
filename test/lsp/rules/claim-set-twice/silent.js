// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  if (ctx.v1.claims.paid) {
    api.v1.claims.setClaim('tier', 'paid');
  } else {
    api.v1.claims.setClaim('tier', 'free');
  }
  // What is null can be set again.
  api.v1.claims.setClaim('level', null);
  api.v1.claims.setClaim('level', 1);
  api.v1.claims.setClaim('other', ctx.v1.claims.other);
  api.v1.claims.setClaim('other', 'none');
  if (ctx.v1.user.grants == null) return;
  for (const grant of ctx.v1.user.grants.grants) {
    if (grant.projectId === '1') api.v1.claims.setClaim('roles', grant.roles);
  }
  for (const grant of ctx.v1.user.grants.grants) {
    api.v1.claims.setClaim('first', grant.roles);
    break;
  }
  for (const grant of ctx.v1.user.grants.grants) api.v1.claims.setClaim(grant.id, grant.roles);
}
