// @zitadel complement-token/pre-userinfo-creation
function variable(ctx, api) {
  const dept = ctx.v1.user.getMetadata().metadata.find(({ key }) => key === 'dept');
  api.v1.claims.setClaim('dept', dept.value);
//                               ^^^^ metadata-find
  const grant = ctx.v1.user.grants?.grants.find(({ projectId }) => projectId === '1');
  api.v1.claims.setClaim('roles', [...grant.roles]);
//                                    ^^^^^ metadata-find
}
function tested(ctx, api) {
  const dept = ctx.v1.user.getMetadata().metadata.find(({ key }) => key === 'dept');
  if (dept) api.v1.claims.setClaim('dept', dept.value);
  const grant = ctx.v1.user.grants?.grants.find(({ projectId }) => projectId === '1');
  if (grant == null) return;
  grant.roles.forEach((role) => api.v1.claims.setClaim(role, true));
  ['a'].find((one) => one === 'b').length;
}
