// @zitadel complement-token/pre-userinfo-creation
function flatRoles(ctx, api) {
  const grants = ctx.v1.user.grants;
  if (grants == null) return;
  grants.forEach((grant) => {
  //     ^^^^^^^ unknown-member
    grant.roles;
  });
  grants.grants.forEach((grant) => grant.roleKeys);
  //                                     ^^^^^^^^ unknown-member
  const phone = ctx.v1.user.getMetadata().phone;
  //                                      ^^^^^ unknown-member
  const meta = ctx.v1.user.getMetadata().get('a');
  //                                     ^^^ unknown-member
  grants.grants[0].ProjectID;
  //               ^^^^^^^^^ unknown-member
}
