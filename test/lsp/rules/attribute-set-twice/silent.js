// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  if (ctx.v1.getUser().human) {
    api.v1.attributes.setCustomAttribute('kind', '', 'human');
  } else {
    api.v1.attributes.setCustomAttribute('kind', '', 'machine');
  }
  ctx.v1.user.grants.grants.forEach((grant) => {
    api.v1.attributes.setCustomAttribute('project-' + grant.projectId, '', ...grant.roles);
    if (grant.projectName === 'a') api.v1.attributes.setCustomAttribute('a', '', 'b');
  });
  for (const grant of ctx.v1.user.grants.grants) {
    api.v1.attributes.setCustomAttribute('first', '', grant.projectId);
    break;
  }
}
