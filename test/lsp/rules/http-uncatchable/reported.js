// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const logger = require('zitadel/log');
function load(id) {
  return http.fetch('https://a.example/' + id);
}
function action(ctx, api) {
  try {
    const response = http.fetch('https://a.example');
    //                    ^^^^^ http-uncatchable
    http.fetch('https://b.example');
    api.v1.claims.setClaim('a', response.json());
    //                                   ^^^^ http-uncatchable
  } catch (error) {
    logger.error(error);
  }
  try {
    load('1');
    //<^ http-uncatchable
  } finally {
    logger.log('done');
  }
}
