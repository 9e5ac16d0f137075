// @zitadel complement-token/pre-userinfo-creation

function claims(ctx, api) {
  api.v1.claims.setClaim('sub', 'a');
//                       ^^^^^ standard-claim
  api.v1.claims.setClaim('email', 'a@b.example');
//                       ^^^^^^^ standard-claim, information
  api.v1.claims.setClaim('aud', ['a']);
//                       ^^^^^ standard-claim, information
  api.v1.claims.setClaim('scope', 'a');
//                       ^^^^^^^ standard-claim, information
}
