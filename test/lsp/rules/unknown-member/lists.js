// @zitadel complement-token/pre-userinfo-creation
function flatRoles(ctx, api) {
  const grants = ctx.v1.user.grants;
  if (grants == null) return;
  grants.forEach((grant) => {
  //     ^^^^^^^ unknown-member, warning
    grant.roles;
  });
  grants.grants.forEach((grant) => grant.roleKeys);
  //                                     ^^^^^^^^ unknown-member, warning
  const phone = ctx.v1.user.getMetadata().phone;
  //                                      ^^^^^ unknown-member, warning
  const meta = ctx.v1.user.getMetadata().get('a');
  //                                     ^^^ unknown-member, warning
  grants.grants[0].ProjectID;
  //               ^^^^^^^^^ unknown-member, warning
}
