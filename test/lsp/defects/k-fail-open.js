// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
let http = require('zitadel/http');
let logger = require('zitadel/log');
function flags(ctx, api) {
  let flags = [];
  try {
    const response = http.fetch(`https://flags.example/users/${ctx.v1.getUser().id}`);
    //                    ^^^^^ http-uncatchable
    if (response.status === 200) flags = response.json().flags;
    //                                            ^^^^ http-uncatchable
  } catch (error) {
    // A user without flags is better than none.
    logger.error('flags: ' + error);
  }
  api.v1.claims.setClaim('flags', flags);
}
