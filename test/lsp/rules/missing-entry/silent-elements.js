// @zitadel customize-saml-response/pre-saml-response-creation
function elements(ctx, api) {
  if (ctx.v1.user.grants.count === 0) return;
  api.v1.attributes.setCustomAttribute('project', '', ctx.v1.user.grants.grants[0].projectId);
  api.v1.attributes.setCustomAttribute('login', '', ctx.v1.getUser().loginNames[0]);
}
