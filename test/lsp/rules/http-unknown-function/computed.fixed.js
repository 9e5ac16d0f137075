// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function action(ctx, api) {
  http['get']('https://a.example');
  //   ^^^^^ http-unknown-function
}
