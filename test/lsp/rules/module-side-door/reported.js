// @zitadel complement-token/pre-userinfo-creation
const console = require('console');
//                      ^^^^^^^^^ module-side-door
const util = require("node:util");
//                   ^^^^^^^^^^^ module-side-door
const helper = require('./helper.js');
//                     ^^^^^^^^^^^^^ module-side-door
function addClaims(ctx, api) {}
