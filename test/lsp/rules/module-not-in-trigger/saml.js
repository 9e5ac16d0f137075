// @zitadel customize-saml-response/pre-saml-response-creation
let uuid = require('zitadel/uuid');
//                 ^^^^^^^^^^^^^^ module-not-in-trigger
function attributes(ctx, api) {}
