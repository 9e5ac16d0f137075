// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
let http = require('zitadel/http');
async function enrich(ctx, api) {
//<^^ async-action
  const response = await http.fetch('https://crm.example/users/' + ctx.v1.getUser().id);
  //               ^^^^^ needless-await
  if (response.status != 200) {
    return;
  }
  api.v1.claims.setClaim('crm', JSON.parse(response.body).id);
}
