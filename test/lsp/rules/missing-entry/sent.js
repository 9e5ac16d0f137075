// @zitadel external-authentication/post-authentication
function sent(ctx, api) {
  if (ctx.v1.externalUser.externalIdpId !== '342222222222222222') return;
  api.setFirstName(ctx.v1.providerInfo.attributes['givenname'][0]);
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry
  const agent = ctx.v1.httpRequest.headers['User-Agent'];
  api.v1.user.appendMetadata('agent', agent[0]);
//                                    ^^^^^ missing-entry
  api.v1.user.appendMetadata('state', ctx.v1.httpRequest.form.state[0]);
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-entry
}
