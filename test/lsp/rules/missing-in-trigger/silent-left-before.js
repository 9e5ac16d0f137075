/**
 * Flow: External Authentication or Internal Authentication, Trigger: Pre Creation, Post Creation, Post Authentication
 */
function add(ctx, api) {
  if (api.metadata === undefined) {
    return;
  }
  api.v1.user.appendMetadata('add', 'me');
}
