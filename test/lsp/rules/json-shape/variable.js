// @zitadel complement-token/pre-userinfo-creation

function shapes(ctx, api) {
  const map = new Map();
  map.set('a', 1);
  api.v1.claims.setClaim('x', map);
//                            ^^^ json-shape
}
