// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata(String(ctx.v1.user.human.email), 1);
//                           ^^^^^^^^^^^^^^^^^^^^^^^ metadata-key-type
  api.v1.user.appendMetadata(String(5), 1);
//                           ^ metadata-key-type
  api.v1.user.appendMetadata(null, 1);
//                           ^^^^ metadata-key-type
  api.v1.user.appendMetadata(String(['a']), 1);
//                           ^^^^^ metadata-key-type
}
