// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  api.v1.attributes.setCustomAttribute('email', '', 'a@b.example');
  api.v1.attributes.setCustomAttribute('mail', 'Email', 'a');
}
