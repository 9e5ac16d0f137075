// @zitadel external-authentication/post-authentication
function provider(ctx, api) {
  const first = ctx.v1.providerInfo.attributes['givenname'];
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry, information
  if (first) api.setFirstName(first[0]);
  api.setLastName(ctx.v1.providerInfo.rawInfo.family_name);
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry, information
}
