// @zitadel complement-token/pre-userinfo-creation
const console = require('zitadel/log');
function addClaims(ctx, api) {
  console.log('./helper.js');
}
