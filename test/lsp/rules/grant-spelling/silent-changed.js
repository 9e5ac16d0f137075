// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  const one = {};
  one.projectID = '1';
  api.userGrants.push(one);
  const other = {};
  Object.assign(other, { projectID: '1' });
  api.v1.appendUserGrant(other);
}
