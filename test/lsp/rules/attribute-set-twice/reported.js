// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  api.v1.attributes.setCustomAttribute('role', '', 'a');
  api.v1.attributes.setCustomAttribute('role', '', 'b');
  //                                   ^^^^^^ attribute-set-twice
  if (ctx.v1.getUser()) {
    api.v1.attributes.setCustomAttribute('role', '', 'c');
    //                                   ^^^^^^ attribute-set-twice
  }
  for (const grant of ctx.v1.user.grants.grants) {
    api.v1.attributes.setCustomAttribute('project', '', grant.projectId);
    //                                   ^^^^^^^^^ attribute-set-twice
  }
  ctx.v1.user.grants.grants.forEach((grant) => {
    api.v1.attributes.setCustomAttribute('org', '', grant.userGrantResourceOwner);
    //                                   ^^^^^ attribute-set-twice
  });
}
