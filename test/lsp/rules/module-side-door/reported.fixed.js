// @zitadel complement-token/pre-userinfo-creation
const console = require('zitadel/log');
//                      ^^^^^^^^^ module-side-door
const util = require("node:util");
//                   ^^^^^^^^^^^ module-side-door
const helper = require('./helper.js');
//                     ^^^^^^^^^^^^^ module-side-door
function addClaims(ctx, api) {}
