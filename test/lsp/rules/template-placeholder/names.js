// @zitadel external-authentication/post-authentication
let http = require('zitadel/http');
function names(ctx, api) {
  if (ctx.v1.externalUser.externalIdpId !== 'your-idp-id') return;
//                                           ^^^^^^^^^^^ template-placeholder, warning
  if (ctx.v1.authRequest.applicationId !== '<the id of the application>') return;
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-placeholder, warning
  http.fetch('https://<your domain>/hook', { headers: { Authorization: 'Bearer <token of the robot>' } });
//                    ^^^^^^^^^^^^^ template-placeholder, warning
//                                                                             ^^^^^^^^^^^^^^^^^^^^ template-placeholder, warning
  http.fetch('https://your-service.example/hook');
//                    ^^^^^^^^^^^^^^^^^^^^ template-placeholder, warning
}
