// @zitadel complement-token/pre-userinfo-creation
const { log, warning } = require('zitadel/log');
//           ^^^^^^^ unknown-member
function nothing(ctx, api) {
  api.v1.claims.setClaim('a', 1).setClaim('b', 2);
//                               ^^^^^^^^ unknown-member
  const all = ctx.v1.user.getMetadata().metadata.forEach(({ key }) => log(key));
  api.v1.claims.setClaim('count', all.length);
//                                    ^^^^^^ unknown-member
}
