// @zitadel complement-token/pre-userinfo-creation
// case: name=add-roles-claim
function addRoles(ctx, api) {}
//       ^^^^^^^^ unreachable-name
