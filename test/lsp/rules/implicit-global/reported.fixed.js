// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  let roles = [];
//<^^^^ implicit-global
  for (let role of ['a']) {
  //   ^^^^ implicit-global
    roles.push(role);
  }
  api.v1.claims.setClaim('roles', roles);
}
