// @zitadel complement-token/pre-userinfo-creation

function shapes(ctx, api) {
  api.v1.claims.setClaim('a', new Map());
//                            ^^^^^^^^^ json-shape
  api.v1.claims.setClaim('b', { error: new Error('a'), pattern: /a/ });
//                                     ^^^^^^^^^^^^^^ json-shape
//                                                              ^^^ json-shape
}
