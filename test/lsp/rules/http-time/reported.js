// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  for (const id of ['1', '2']) http.fetch('https://a.example/' + id);
  //                                ^^^^^ http-time
  ['1', '2'].forEach((id) => {
    http.fetch('https://a.example/' + id);
    //   ^^^^^ http-time
  });
}
