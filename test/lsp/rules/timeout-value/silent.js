// @zitadel complement-token/pre-userinfo-creation
// case: name=action; timeout=20000
function action(ctx, api) {}
