// Flow: Customize SAMLResponse, Trigger: Pre SAMLResponse creation
function attributes(ctx, api) {
  if (api.v1.claims) api.v1.claims.setClaim('a', 1);
  else api.v1.attributes.setCustomAttribute('a', '', 'b');
}
