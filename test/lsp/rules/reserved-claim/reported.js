// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.claims.setClaim('urn:zitadel:iam:tier', 1);
//                       ^^^^^^^^^^^^^^^^^^^^^^ reserved-claim
  api.v1.userinfo.setClaim('urn:zitadel:iamX', 1);
//                         ^^^^^^^^^^^^^^^^^^ reserved-claim
  api.v1.claims.setClaim(`urn:zitadel:iam:${ctx.v1.claims.sub}`, 1);
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-claim
  const prefix = 'urn:zitadel:iam:';
  api.v1.claims.setClaim(prefix + ctx.v1.claims.sub, 1);
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-claim
  const { setClaim } = api.v1.claims;
  setClaim('urn:zitadel:iam:other', 1);
//         ^^^^^^^^^^^^^^^^^^^^^^^ reserved-claim
}
