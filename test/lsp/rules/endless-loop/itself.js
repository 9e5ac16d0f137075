// @zitadel complement-token/pre-userinfo-creation
function again(ctx, api) {
  again(ctx, api);
//^^^^^ endless-loop
}
