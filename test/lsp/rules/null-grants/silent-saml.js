// @zitadel customize-saml-response/pre-saml-response-creation

function attributes(ctx, api) {
  for (const grant of ctx.v1.user.grants.grants) api.v1.attributes.setCustomAttribute(grant.projectId, '', ...grant.roles);
}
