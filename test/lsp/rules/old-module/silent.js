// @zitadel complement-token/pre-userinfo-creation
const log = require('zitadel/log');
const text = 'zitadel/metadata/user';
function addClaims(ctx, api) {}
