// @zitadel customize-saml-response/pre-saml-response-creation complement-token/pre-userinfo-creation
let uuid = require('zitadel/uuid');
//                 ^^^^^^^^^^^^^^ module-not-in-trigger, warning
function attributes(ctx, api) {}
