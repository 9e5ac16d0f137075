// @zitadel complement-token/pre-userinfo-creation
function silent(ctx, api) {
  api.v1.claims.setClaim('length', ctx.v1.claims.sub.length);
  if (ctx.v1.claims.email) api.v1.claims.setClaim('domain', ctx.v1.claims.email.split('@')[1]);
  const roles = ctx.v1.claims['urn:zitadel:iam:org:project:roles'];
  if (!roles) return;
  api.v1.claims.setClaim('roles', Object.keys(roles));
  api.v1.claims.setClaim('names', (ctx.v1.claims['names'] || []).length);
  api.v1.claims.setClaim('nick', ctx.v1.claims.nickname?.trim());
  if ('given_name' in ctx.v1.claims) api.v1.claims.setClaim('given', ctx.v1.claims.given_name.trim());
  try {
    api.v1.claims.setClaim('family', ctx.v1.claims.family_name.trim());
  } catch (error) {}
  const locale = ctx.v1.claims.locale ?? 'en';
  api.v1.claims.setClaim('language', locale.slice(0, 2));
  for (const key in ctx.v1.claims['more']) api.v1.claims.setClaim(key, 1);
  api.v1.claims.setClaim('copy', ctx.v1.claims.picture);
}
function saml(ctx, api) {
  const { metadata } = ctx.v1.user.getMetadata();
  if (metadata.length > 0) api.v1.claims.setClaim('first', metadata[0].key.length);
}
