// @zitadel internal-authentication/post-creation
// case: name=addDefaultGrant
function addGrant(ctx, api) {
  //     ^^^^^^^^ name-mismatch
  api.userGrants.push({ projectID: '1', roles: ['a'] });
}
