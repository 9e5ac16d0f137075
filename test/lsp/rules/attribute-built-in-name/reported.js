// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  const name = 'UserName';
  api.v1.attributes.setCustomAttribute('Email', '', 'a@b.example');
  //                                   ^^^^^^^ attribute-built-in-name
  api.v1.attributes.setCustomAttribute(name, '', 'a');
  //                                   ^^^^ attribute-built-in-name
}
