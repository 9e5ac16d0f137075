// @zitadel internal-authentication/post-creation
function addGrant(ctx, api) {
  api.userGrants.push({ projectID: '1', roles: [ctx.v1.user.username] });
  //                                                   ^^^^ other-trigger
  api.v1.user.appendMetadata('a', 'b');
  //     ^^^^ other-trigger
  api.setEmailVerified(true);
  //  ^^^^^^^^^^^^^^^^ other-trigger
}
