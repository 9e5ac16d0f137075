// What a file is called says little about the name of the action.
// @zitadel internal-authentication/post-creation
// case: file=default-grant.action.js
function addGrant(ctx, api) {}
