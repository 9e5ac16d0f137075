// @zitadel complement-token/pre-userinfo-creation

const http = require('zitadel/http');
const logger = require('zitadel/log');

/** Asks another system for the user's number there. Without an answer the login goes on without the claim. */
function addPartnerId(ctx, api) {
  const user = ctx.v1.getUser();
  const response = http.fetch('https://partner.example.com/users/' + user.id, {
    method: 'GET',
    headers: { Accept: 'application/json' },
  });
  if (response.status !== 200) {
    logger.warn('the partner answered ' + response.status);
    return;
  }
  api.v1.claims.setClaim('partner_id', response.json().partnerId);
}
