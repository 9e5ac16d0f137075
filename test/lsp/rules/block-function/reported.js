// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  if (ctx.v1.user.grants != null) {
    function roles() {
      return ['a'];
    }
    api.v1.claims.setClaim('inside', roles());
  }
  api.v1.claims.setClaim('outside', roles());
  //                                ^^^^^ block-function
}
