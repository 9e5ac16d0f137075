// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  roles = [];
//<^^^^ implicit-global
  for (role of ['a']) {
  //   ^^^^ implicit-global
    roles.push(role);
  }
  api.v1.claims.setClaim('roles', roles);
}
