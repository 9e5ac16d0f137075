// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const response = http.fetch('https://a.example');
  if (!response.ok) return;
  //            ^^ http-response-member
  if (response.statusCode === 200) api.v1.claims.setClaim('a', response.data);
  //           ^^^^^^^^^^ http-response-member
  //                                                                    ^^^^ http-response-member
  api.v1.claims.setClaim('b', response.headers['X-Total']);
  //                                   ^^^^^^^ http-response-member
  api.v1.claims.setClaim('c', response.json);
  //                                   ^^^^ http-response-member
  http.fetch('https://a.example').then((answer) => answer);
  //                              ^^^^ http-response-member
  response.json().then((answer) => answer);
  //              ^^^^ http-response-member
}
