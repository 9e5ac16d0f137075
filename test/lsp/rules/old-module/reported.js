// @zitadel complement-token/pre-userinfo-creation
const metadata = require('zitadel/metadata/user');
//                       ^^^^^^^^^^^^^^^^^^^^^^^ old-module
function addClaims(ctx, api) {}
