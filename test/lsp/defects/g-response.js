// Flow: External Authentication, Trigger: Post Authentication
let { fetch } = require('zitadel/http');
let logger = require('zitadel/log');
function notify(ctx, api) {
  if (ctx.v1.authError != 'none') return;
  let response = fetch('https://hooks.example/login', {
    method: 'POST',
    timeout: 2000,
    //<^^^^ fetch-option
    body: { id: ctx.v1.externalUser.externalId },
  });
  if (response.statusCode !== 200) {
  //           ^^^^^^^^^^ http-response-member
    logger.error('failed: ' + response.statusText);
    //                                 ^^^^^^^^^^ http-response-member
    return;
  }
  if (!response.ok) return;
  //            ^^ http-response-member
  logger.info('limit', response.headers['X-Limit']);
  //                            ^^^^^^^ http-response-member
}
