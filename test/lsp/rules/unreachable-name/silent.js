// @zitadel complement-token/pre-userinfo-creation
// case: name=add-roles-claim
globalThis['add-roles-claim'] = function addRoles(ctx, api) {};
