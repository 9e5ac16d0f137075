// @zitadel complement-token/pre-userinfo-creation
const log = require('zitadel/log');
const { v4 } = require("zitadel/uuid");
const util = require('util');
function addClaims(ctx, api) {
  const require = (name) => name;
  require('fs');
  require(`zitadel/${log}`);
}
