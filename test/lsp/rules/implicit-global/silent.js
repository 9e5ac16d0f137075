// @zitadel complement-token/pre-userinfo-creation
var all;
function addClaims(ctx, api) {
  let one;
  one = 1;
  all = [one];
  ctx = null;
  [one, { all }] = [2, { all: 3 }];
  for (one of all) one;
}
