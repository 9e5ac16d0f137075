// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const text = { a: 1 };
  http.fetch('https://a.example', { method: 'POST', body: { id: ctx.v1.getUser().id } });
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
  http.fetch('https://a.example', { method: 'POST', body: text });
  //                                                      ^^^^ http-string-body
  http.fetch('https://a.example', { method: 'POST', body: 'a=1&b=2' });
  //                                                      ^^^^^^^^^ http-string-body
  const options = { method: 'POST' };
  options.body = { c: 3 };
  //             ^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
  http.fetch('https://a.example', options);
  http.fetch('https://a.example', { method: 'POST', body: `a=${ctx.v1.getUser().id}` });
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
}
