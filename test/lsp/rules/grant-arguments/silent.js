// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  api.v1.appendUserGrant({ projectID: '1' });
  api.v1.appendUserGrant(...[{ projectID: '1' }]);
  api.userGrants.push({ projectID: '1' }, { projectID: '2' });
}
