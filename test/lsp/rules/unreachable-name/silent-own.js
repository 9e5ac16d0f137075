// @zitadel complement-token/pre-userinfo-creation
// case: name=constructor
function constructor(ctx, api) {}
