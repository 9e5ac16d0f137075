// @zitadel complement-token/pre-userinfo-creation
function claims(ctx, api) {
  const roles = ctx.v1.claims['urn:zitadel:iam:org:project:roles'];
  Object.keys(roles).forEach((role) => api.v1.claims.setClaim(role, true));
//            ^^^^^ missing-entry
  api.v1.claims.setClaim('first', ctx.v1.claims.name.split(' ')[0]);
//                                ^^^^^^^^^^^^^^^^^^ missing-entry
  api.v1.claims.setClaim('app', ctx.v1.claims['client_id'].split('@')[1]);
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry
  const { email } = ctx.v1.claims;
  api.v1.claims.setClaim('domain', email.split('@')[1]);
//                                 ^^^^^ missing-entry
}
