// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
function action(ctx, api) {
  http.fetch('https://a.example', { headers: { 'X-Limit': String(10) } });
  //                                                      ^^ http-header-dropped, warning
  http.fetch('https://a.example', { headers: { 'X-Email': String(ctx.v1.externalUser.human.email) } });
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-header-dropped, warning
  http.fetch('https://a.example', { headers: { 'X-Audience': [...ctx.v1.authRequest.audience] } });
  //                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-header-dropped, warning
  http.fetch('https://a.example', { headers: { 'X-Flags': ['a', String(true)] } });
  //                                                            ^^^^ http-header-dropped
  http.fetch('https://a.example', { headers: { 'X-None': null } });
  //                                                     ^^^^ http-header-dropped, warning
}
