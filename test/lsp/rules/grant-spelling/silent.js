// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  api.userGrants.push({ projectID: '1', projectGrantID: '2', roles: ['user'] });
  api.v1.appendUserGrant({ projectId: '1', projectGrantId: '2', roles: ['user'] });
  api.v1.appendUserGrant({ ...JSON.parse('{}') });
  api.v1.appendUserGrant(JSON.parse('{}'));
}
