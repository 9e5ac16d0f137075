// @zitadel complement-token/pre-userinfo-creation
const log = require('zitadel/log');
//                  ^^^^^^^^^^^^^^ unknown-module
const axios = require("axios");
//                    ^^^^^^^ unknown-module
const http = require('zitadel/http');
//                   ^^^^^^ unknown-module
function addClaims(ctx, api) {
  const fs = require('node:fs');
  //                 ^^^^^^^^^ unknown-module
}
