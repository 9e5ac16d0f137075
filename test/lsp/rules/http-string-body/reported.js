// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  const text = JSON.stringify({ a: 1 });
  http.fetch('https://a.example', { method: 'POST', body: JSON.stringify({ id: ctx.v1.getUser().id }) });
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
  http.fetch('https://a.example', { method: 'POST', body: text });
  //                                                      ^^^^ http-string-body
  http.fetch('https://a.example', { method: 'POST', body: 'a=1&b=2' });
  //                                                      ^^^^^^^^^ http-string-body
  const options = { method: 'POST' };
  options.body = JSON.stringify({ c: 3 });
  //             ^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
  http.fetch('https://a.example', options);
  http.fetch('https://a.example', { method: 'POST', body: `a=${ctx.v1.getUser().id}` });
  //                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ http-string-body
}
