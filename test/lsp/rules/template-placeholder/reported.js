// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
const token = '__ACCESS_TOKEN__';
//             ^^^^^^^^^^^^^^^^ template-placeholder, warning
const url = "https://${host}/users";
//                   ^^^^^^^ template-placeholder, warning
function action(ctx, api) {
  http.fetch(url, { headers: { Authorization: `Bearer <set-me-in-console>`, 'X-Key': token } });
  //                                                  ^^^^^^^^^^^^^^^^^^^ template-placeholder, warning
  api.v1.claims.setClaim('org', '{{org_id}}');
  //                             ^^^^^^^^^^ template-placeholder, warning
  api.v1.claims.setClaim('team', '<TEAM_NAME>');
  //                              ^^^^^^^^^^^ template-placeholder, warning
}
