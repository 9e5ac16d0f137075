// @zitadel complement-token/pre-userinfo-creation
function variable(ctx, api) {
  function both(key, value) {
    try { api.v1.userinfo.setClaim(key, value); } catch (e) {}
    api.v1.claims.setClaim(key, value);
  }
  function twice(key, value) {
    api.v1.userinfo.setClaim(key, value);
    api.v1.claims.setClaim(key, value);
//                         ^^^ claim-set-twice
  }
  function changed(key, value) {
    api.v1.claims.setClaim(key, value);
    key += ':copy';
    api.v1.claims.setClaim(key, value);
  }
  function nothing(key, value) {
    api.v1.claims.setClaim(key, undefined);
    api.v1.claims.setClaim(key, value);
  }
  [both, twice, changed, nothing].forEach((set, index) => set(`claim${index}`, index));
}
