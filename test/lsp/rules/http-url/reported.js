// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
function action(ctx, api) {
  const { human } = ctx.v1.externalUser;
  http.fetch('/api/users');
  //         ^^^^^^^^^^^^ http-url
  http.fetch('crm.example/users/' + human.id);
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-url
  http.fetch('ftp://crm.example');
  //         ^^^^^^^^^^^^^^^^^^^ http-url
  http.fetch(`https://crm.example/users?name=${human.firstName}`);
  //                                           ^^^^^^^^^^^^^^^ http-url, hint
  http.fetch('https://crm.example/users/' + human.email);
  //                                        ^^^^^^^^^^^ http-url, hint
  const base = 'https://crm.example';
  http.fetch(base + '/users/' + human.lastName + '/tier');
  //                            ^^^^^^^^^^^^^^ http-url, hint
}
