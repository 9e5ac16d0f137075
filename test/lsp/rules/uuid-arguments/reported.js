// @zitadel complement-token/pre-userinfo-creation
const uuid = require('zitadel/uuid');
function action(ctx, api) {
  uuid.v4('a');
  //      ^^^ uuid-arguments
  uuid.v5('zitadel.com');
  //   ^^^^^^^^^^^^^^^^^ uuid-arguments
  uuid.v3('dns', 'zitadel.com');
  //      ^^^^^ uuid-arguments
  uuid.v5(uuid.namespaceDNS, ctx.v1.getUser().human.email);
  //                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ uuid-arguments
  uuid.v5(uuid.namespaceDNS, 7);
  //                         ^ uuid-arguments
  uuid.v5(null, 'zitadel.com');
  //      ^^^^ uuid-arguments
}
