/**
 * Set the claims that Hasura wants.
 *
 * Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
 *
 * @param ctx
 * @param api
 */
function hasuraClaims(ctx, api) {
  const user = ctx.v1.user;
  let role = 'user';
  if (ctx.v1.user.metadata && ctx.v1.user.metadata.role) {
  //              ^^^^^^^^ unknown-member
  //                                      ^^^^^^^^ unknown-member
    role = ctx.v1.user.metadata.role;
  //                   ^^^^^^^^ unknown-member
  }
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) {
    return;
  }
  ctx.v1.user.grants.grants.forEach((grant) => {
    grant.roleKeys.forEach((key) => {
  //      ^^^^^^^^ unknown-member
      if (key === 'admin') role = key;
    });
  });
  api.v1.claims.setClaim('https://hasura.io/jwt/claims', {
    'x-hasura-default-role': role,
    'x-hasura-user-id': user.id,
  //                         ^^ unknown-member
    'x-hasura-name': ctx.v1.user.username,
  //                             ^^^^^^^^ unknown-member
    'x-hasura-org': ctx.v1.getUser().organisation,
  //                                 ^^^^^^^^^^^^ unknown-member
  });
}
