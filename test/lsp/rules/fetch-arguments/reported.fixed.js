// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
const { fetch } = http;
function action(ctx, api) {
  const { email } = ctx.v1.externalUser.human;
  http.fetch();
  //   ^^^^^^^ fetch-arguments
  http.fetch(42);
  //         ^^ fetch-arguments
  http.fetch(String(email));
  //         ^^^^^ fetch-arguments
  fetch({ url: 'https://a.example' });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fetch-arguments
  fetch('https://a.example');
  //                         ^^^^ fetch-arguments
  fetch('https://a.example', {}, 1, 2);
  //                             ^^^^ fetch-arguments
  fetch(undefined);
  //    ^^^^^^^^^ fetch-arguments
}
