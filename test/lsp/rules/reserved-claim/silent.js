// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.claims.setClaim('urn:zitadel:tier', 1);
  api.v1.claims.setClaim('my:urn:zitadel:iam', 1);
  api.v1.claims.setClaim(ctx.v1.claims['urn:zitadel:iam:user:resourceowner:id'], 1);
  let prefix = 'urn:zitadel:iam:';
  prefix = 'mine:';
  api.v1.claims.setClaim(prefix + 'a', 1);
}
