// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  api.userGrants.push({ projectID: '1', roles: ['user', 5] });
  api.userGrants.push({ projectID: '1', roles: ctx.v1.getUser().loginNames });
  api.v1.appendUserGrant({ projectID: '1', roles: ['user', String(5)] });
  api.v1.appendUserGrant({ projectID: '1', roles: [...ctx.v1.getUser().loginNames] });
  api.v1.appendUserGrant({ projectID: '1', roles: JSON.parse('[]') });
  api.v1.appendUserGrant({ projectID: '1' });
}
