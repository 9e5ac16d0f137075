// @zitadel complement-token/pre-userinfo-creation
function one(ctx, api) {}
//       ^^^ several-candidates
function two(ctx, api) {}
//       ^^^ several-candidates
