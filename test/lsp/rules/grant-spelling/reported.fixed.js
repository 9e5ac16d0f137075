// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  const projectId = '1';
  api.userGrants.push({ projectID: projectId, roles: ['user'] });
//                      ^^^^^^^^^ grant-spelling, warning
  api.userGrants.push({ projectID: '1', roles: ['user'] });
//                      ^^^^^^^^^ grant-spelling, warning
//                                      ^^^^^ grant-spelling, warning
  api.userGrants.push({ projectID: '1', roles: ['user'] });
//                                      ^^^^^^^^ grant-spelling, warning
  api.userGrants.push({ roles: ['user'] });
//                    ^^^^^^^^^^^^^^^^^^^ grant-spelling, warning
  api.v1.appendUserGrant({ projectID: '1', roles: ['user'] });
//                         ^^^^^^^^^ grant-spelling
}
