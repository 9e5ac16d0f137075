// @zitadel internal-authentication/post-creation
// case: name=addGrant
function help(ctx, api) {}
const addGrant = (ctx, api) => help(ctx, api);
