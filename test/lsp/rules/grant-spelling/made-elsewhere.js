// @zitadel internal-authentication/post-creation
const made = (id, roles) => ({ projectId: id, roles });
function elsewhere(ctx, api) {
  const grants = [{ projectId: '1', roles: ['a'] }];
  api.userGrants.push(...grants);
//                       ^^^^^^ grant-spelling
  grants.forEach((grant) => api.userGrants.push(grant));
//                                              ^^^^^ grant-spelling
  api.userGrants.push(made('1', ['a']));
//                    ^^^^^^^^^^^^^^^^ grant-spelling
  api.v1.appendUserGrant(made('1', ['a']));
  const right = [{ projectID: '1', roles: ['a'] }];
  api.userGrants.push(...right);
  right.forEach((grant) => api.userGrants.push(grant));
  api.userGrants.push(JSON.parse('{}'));
}
