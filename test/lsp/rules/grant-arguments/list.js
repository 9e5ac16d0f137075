// @zitadel internal-authentication/post-creation
function lists(ctx, api) {
  const grants = [{ projectID: '1', roles: ['a'] }];
  api.userGrants.push(grants);
//                    ^^^^^^ grant-arguments
  api.userGrants.push(...grants);
  api.v1.appendUserGrant(grants);
//                       ^^^^^^ grant-arguments
}
