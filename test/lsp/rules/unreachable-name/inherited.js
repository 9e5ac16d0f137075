// @zitadel complement-token/pre-userinfo-creation
// case: name=toString
function addRoles(ctx, api) {}
//       ^^^^^^^^ unreachable-name
