// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const apiKey = 'k3y-0a1b2c3d4e5f';
//             ^^^^^^^^^^^^^^^^^^ secret-literal
const key = '-----BEGIN PRIVATE KEY-----';
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-literal
function action(ctx, api) {
  http.fetch('https://a.example', { headers: { Authorization: 'Bearer 0a1b2c3d4e5f60718293', 'X-Api-Key': '0a1b2c3d4e' } });
  //                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-literal
  //                                                                                                      ^^^^^^^^^^^^ secret-literal
  http.fetch('https://admin:hunter2@a.example', { body: { client_secret: 'Zm9vYmFyMTIz', key, apiKey } });
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-literal
  //                                                                     ^^^^^^^^^^^^^^ secret-literal
  http.fetch(`https://api.telegram.org/bot1234567890:AAE0a1b2c3d4e5f60718293a4b5c6d7e8f9/send?text=${ctx.v1.getUser().id}`);
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-literal
}
