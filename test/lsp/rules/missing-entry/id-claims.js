// @zitadel external-authentication/post-authentication
function fromIdToken(ctx, api) {
  const groups = ctx.getClaim('groups');
  groups.forEach((group) => api.v1.user.appendMetadata(group, 1));
//^^^^^^ missing-entry
  api.setDisplayName(ctx.getClaim('name').trim());
  //                 ^^^^^^^^^^^^^^^^^^^^ missing-entry
  const roles = ctx.getClaim('roles');
  if (Array.isArray(roles)) roles.forEach((role) => role);
  const team = ctx.getClaim('team') || [];
  team.forEach((one) => one);
  ctx.getClaim('sub').trim();
  const agent = ctx.v1.httpRequest.headers['user-agent'][0];
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry
  api.setNickName(agent);
}
