// case: name=vmclarity-default-role
// Flow: Internal Authentication, Trigger: Post Creation
function addGrant(ctx, api) {
  //     ^^^^^^^^ unreachable-name
  api.userGrants.push({ projectID: '166901325115556456', roles: ['user'] });
}
