// @zitadel complement-token/pre-userinfo-creation
function quoted(ctx, api) {
  const user = ctx.v1.getUser();
  const mail = user['email'];
//                  ^^^^^^^ unknown-member, warning
  ctx.v1.user.grants?.grants.forEach((grant) => {
    api.v1.claims.setClaim(grant.projectId, grant['roles']);
//                                                ^^^^^^^^^^ unknown-member, warning
  });
  if (!ctx.v1.user.getMetadata()['phone']) return;
//                               ^^^^^^^ unknown-member, warning
  const id = { id: ctx.v1.user['id'] };
//                             ^^^^ unknown-member, warning
  api.v1.claims.setClaim('mail', [mail, id, user['username'], ctx.v1.claims['anything'], 'text'['length']]);
}
