// @zitadel complement-token/pre-userinfo-creation
function claims(ctx, api) {
  api.v1.claims.setClaim({ tier: 'free' });
//                       ^^^^^^^^^^^^^^^^ claim-arguments
  const names = ['a', 'b'];
  api.v1.claims.setClaim(names, 1);
//                       ^^^^^ claim-arguments
  api.v1.claims.setClaim();
//^^^^^^^^^^^^^^^^^^^^^^^^ claim-arguments
  api.v1.claims.setClaim(undefined, 'a');
//                       ^^^^^^^^^ claim-arguments
  const { setClaim } = api.v1.claims;
  setClaim('empty');
//^^^^^^^^^^^^^^^^^ claim-arguments
  api.v1.userinfo.setClaim('groups', 'a', 'b', 'c');
//                                        ^^^^^^^^ claim-arguments
}
