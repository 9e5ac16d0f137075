// @zitadel complement-token/pre-userinfo-creation

function values(ctx, api) {
  api.v1.claims.setClaim('a', () => 1);
//                            ^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('b', [NaN, 1]);
//                             ^^^ claim-not-encodable
  api.v1.claims.setClaim('c', { d: -Infinity, e() {} });
//                                 ^^^^^^^^^ claim-not-encodable
//                                            ^^^^^^ claim-not-encodable
  const later = function () {};
  api.v1.claims.setClaim('f', later);
//                            ^^^^^ claim-not-encodable
}
