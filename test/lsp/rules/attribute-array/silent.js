// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  const groups = ['a', 'b'];
  api.v1.attributes.setCustomAttribute('a', '', ...groups);
  api.v1.attributes.setCustomAttribute('b', '', groups.join(';'));
  api.v1.attributes.setCustomAttribute('c', '', groups[0], String(groups));
}
