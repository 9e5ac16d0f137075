// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  api.v1.attributes.setCustomAttribute('a', '', 'gold');
  api.v1.attributes.setCustomAttribute('b', 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic', ctx.v1.getUser().human.email);
  api.v1.attributes.setCustomAttribute('c', null, 1, true);
  api.v1.attributes.setCustomAttribute('d', '', { toString: () => 'd' });
  api.v1.attributes.setCustomAttribute(...['e', '']);
}
