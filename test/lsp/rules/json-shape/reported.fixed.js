// @zitadel complement-token/pre-userinfo-creation

function shapes(ctx, api) {
  api.v1.claims.setClaim('a', Object.fromEntries(new Map()));
//                            ^^^^^^^^^ json-shape
  api.v1.claims.setClaim('b', { error: String(new Error('a')), pattern: String(/a/) });
//                                     ^^^^^^^^^^^^^^ json-shape
//                                                              ^^^ json-shape
}
