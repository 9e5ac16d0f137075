// @zitadel complement-token/pre-userinfo-creation
// case: version=2.30.0
const uuid = require('zitadel/uuid');
//                   ^^^^^^^^^^^^^^ unknown-module
function addClaims(ctx, api) {}
