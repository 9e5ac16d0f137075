// Flow: Internal Authentication, Trigger: Post Authentication
function addGrant(ctx, api) {
  //     ^^^^^^^^ binding-disagrees
  api.userGrants.push({ projectID: '1', roles: ['a'] });
}
