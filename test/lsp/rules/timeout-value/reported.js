// @zitadel complement-token/pre-userinfo-creation
// case: name=action; timeout=20001
function action(ctx, api) {}
//       ^^^^^^ timeout-value
