// @zitadel complement-token/pre-userinfo-creation
function elements(ctx, api) {
  const first = ctx.v1.user.getMetadata().metadata[0];
  api.v1.claims.setClaim('first', first.value);
//                                ^^^^^ missing-entry
  api.v1.claims.setClaim('login', ctx.v1.getUser().loginNames[0]);
//                                                 ^^^^^^^^^^ missing-entry
  if (!ctx.v1.user.grants) return;
  api.v1.claims.setClaim('project', ctx.v1.user.grants.grants[0].projectId);
  api.v1.claims.setClaim('other', ctx.v1.user.grants.grants[1].projectId);
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry
}
