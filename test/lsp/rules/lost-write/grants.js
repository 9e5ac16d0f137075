// @zitadel external-authentication/post-creation
function grant(ctx, api) {
  api.userGrants = [{ projectID: '1', roles: [] }];
//<^^^^^^^^^^^^^ lost-write
}
