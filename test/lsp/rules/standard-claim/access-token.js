// @zitadel complement-token/pre-access-token-creation

function claims(ctx, api) {
  api.v1.claims.setClaim('sub', 'a');
//                       ^^^^^ standard-claim
  api.v1.claims.setClaim('iss', 'a');
//                       ^^^^^ standard-claim
  api.v1.claims.setClaim('email', 'a@b.example');
  api.v1.claims.setClaim('scope', 'a');
}
