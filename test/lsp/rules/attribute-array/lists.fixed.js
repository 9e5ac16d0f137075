// @zitadel customize-saml-response/pre-saml-response-creation
function lists(ctx, api) {
  let roles = [];
  ctx.v1.user.grants.grants.forEach((grant) => {
    roles.push(grant.roles);
  });
  api.v1.attributes.setCustomAttribute('Roles', '', ...roles.flat());
//                                                  ^^^^^^^^ attribute-array
  let flat = [];
  ctx.v1.user.grants.grants.forEach((grant) => flat.push(...grant.roles));
  api.v1.attributes.setCustomAttribute('Flat', '', ...flat);
}
