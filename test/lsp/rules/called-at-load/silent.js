// @zitadel complement-token/pre-userinfo-creation
const prefix = help();
function help() {
  return 'a';
}
function addClaims(ctx, api) {
  if (help() === prefix) return addClaims(ctx, api);
}
