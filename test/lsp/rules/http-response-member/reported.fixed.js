// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const response = http.fetch('https://a.example');
  if (!(response.status >= 200 && response.status < 300)) return;
  //            ^^ http-response-member, warning
  if (response.status === 200) api.v1.claims.setClaim('a', response.json());
  //           ^^^^^^^^^^ http-response-member, warning
  //                                                                    ^^^^ http-response-member, warning
  api.v1.claims.setClaim('b', response.headers['X-Total']);
  //                                   ^^^^^^^ http-response-member, warning
  api.v1.claims.setClaim('c', response.json());
  //                                   ^^^^ http-response-member, warning
  http.fetch('https://a.example').then((answer) => answer);
  //                              ^^^^ http-response-member, warning
  response.json().then((answer) => answer);
  //              ^^^^ http-response-member, warning
}
