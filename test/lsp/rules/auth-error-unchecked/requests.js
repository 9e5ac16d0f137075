// @zitadel external-authentication/post-authentication
const http = require('zitadel/http');
const action = (ctx, api) => {
//    ^^^^^^ auth-error-unchecked
  http.fetch('https://a.example');
};
