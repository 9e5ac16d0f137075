// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
function hasuraClaims(ctx, api) {
  const id = ctx.v1.user.id;
  //                     ^^ unknown-member, warning
  const mail = ctx.v1.user.email;
  //                       ^^^^^ unknown-member, warning
  const list = ctx.v1.user.metadata;
  //                       ^^^^^^^^ unknown-member, warning
  if (ctx.v1.grants.userGrants) return;
  //         ^^^^^^ unknown-member
  const grants = ctx.v1.getUser().grants;
  //                              ^^^^^^ unknown-member, warning
  const name = ctx.v1.getUser().displayName;
  //                            ^^^^^^^^^^^ unknown-member, warning
  api.v1.claims.setClaim('x', [id, mail, list, grants, name]);
}
