// The triggers are guessed: nothing says that it runs for SAML.
let uuid = require('zitadel/uuid');
let http = require('zitadel/http');
function attributes(ctx, api) {
  api.v1.user.setMetadata('id', uuid.v4());
}
