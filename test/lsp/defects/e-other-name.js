// case: name=sync_external_avatar
// Flow: External Authentication, Trigger: Post Authentication
function external_authentication_post(ctx, api) {
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name-mismatch
  if (ctx.v1.authError != 'none') return;
  api.v1.user.appendMetadata('avatar', String(ctx.v1.externalUser.externalId));
}
