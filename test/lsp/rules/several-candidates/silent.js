// @zitadel complement-token/pre-userinfo-creation
// case: file=two.action.js
function one(ctx, api) {}
function two(ctx, api) {}
