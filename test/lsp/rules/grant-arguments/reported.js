// @zitadel internal-authentication/post-creation

function grant(ctx, api) {
  api.v1.appendUserGrant();
//^^^^^^^^^^^^^^^^^^^^^^^^ grant-arguments
  api.v1.appendUserGrant('1', ['user']);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ grant-arguments
  api.v1.appendUserGrant(null);
//                       ^^^^ grant-arguments
  api.userGrants.push('1');
//                    ^^^ grant-arguments
}
