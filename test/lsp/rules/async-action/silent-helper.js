// @zitadel complement-token/pre-userinfo-creation
// Only what ZITADEL calls must not be async: what others do with their promises is theirs.
async function help(value) {
  return value;
}
function addClaim(ctx, api) {
  help(1).then((value) => api.v1.claims.setClaim('a', value));
  (async () => api.v1.claims.setClaim('b', 1))();
}
