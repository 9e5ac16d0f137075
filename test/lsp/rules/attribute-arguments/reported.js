// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  api.v1.attributes.setCustomAttribute('a', 'gold');
  //                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-arguments
  api.v1.attributes.setCustomAttribute('b');
  //                ^^^^^^^^^^^^^^^^^^^^^^^ attribute-arguments
  api.v1.attributes.setCustomAttribute();
  //                ^^^^^^^^^^^^^^^^^^^^ attribute-arguments
  api.v1.attributes.setCustomAttribute('c', '', null);
  //                                            ^^^^ attribute-arguments
  api.v1.attributes.setCustomAttribute('d', '', { a: 1 }, ctx.v1.getUser().human);
  //                                            ^^^^^^^^ attribute-arguments
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^ attribute-arguments
  api.v1.attributes.setCustomAttribute(undefined, '', 'a');
  //                                   ^^^^^^^^^ attribute-arguments
}
