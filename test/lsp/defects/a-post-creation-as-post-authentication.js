// Adds the default role to people who register.
// Flow: External Authentication, Trigger: Post Authentication
function addGrant(ctx, api) {
  //     ^^^^^^^^ binding-disagrees
  api.userGrants.push({
  //  ^^^^^^^^^^ other-trigger
    projectID: '166901325115556456',
    roles: ['user'],
  });
}
