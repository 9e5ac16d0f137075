// @zitadel complement-token/pre-userinfo-creation
function asked(ctx, api) {
  if (ctx.v1.authRequest?.applicationId === '1') return;
//           ^^^^^^^^^^^ other-trigger
  if (ctx.v1.authRequest) return;
  const provider = ctx.v1.providerInfo || {};
//                        ^^^^^^^^^^^^ other-trigger
  if (api.v1.attributes) api.v1.attributes.setCustomAttribute('a', '', provider.name);
  api.v1.claims.setClaim('a', 1);
}
