// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  api.userGrants.push({ projectID: '1', roles: 'user' });
//                                             ^^^^^^ grant-roles
  api.v1.appendUserGrant({ projectID: '1', roles: 'user' });
//                                                ^^^^^^ grant-roles, warning
  api.v1.appendUserGrant({ projectID: '1', roles: ['user', 5] });
//                                                ^^^^^^^^^^^ grant-roles, warning
  api.v1.appendUserGrant({ projectID: '1', roles: ctx.v1.getUser().loginNames });
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ grant-roles, warning
}
