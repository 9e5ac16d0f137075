// @zitadel complement-token/pre-userinfo-creation
function flat(grants) {
  return grants;
}
function join(roles) {
  return flat(roles);
}
function one(ctx, api) {
  join([]);
}
