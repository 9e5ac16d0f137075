// @zitadel customize-saml-response/pre-saml-response-creation
function action(ctx, api) {
  const groups = ['a', 'b'];
  api.v1.attributes.setCustomAttribute('a', '', groups);
  //                                            ^^^^^^ attribute-array
  api.v1.attributes.setCustomAttribute('b', '', 'first', ctx.v1.user.grants.grants[0].roles);
  //                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-array
  api.v1.attributes.setCustomAttribute('c', '', ['a'].map((one) => one + one));
  //                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-array
}
