// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const logger = require('zitadel/log');
function action(ctx, api) {
  const response = http.fetch('https://a.example');
  try {
    api.v1.claims.setClaim('a', JSON.parse(response.text()));
  } catch (error) {
    http.fetch('https://b.example');
  }
  try {
    const later = () => http.fetch('https://c.example');
  } catch (error) {
    logger.error(error);
  }
}
