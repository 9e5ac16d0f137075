// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('', 1);
//                           ^^ metadata-empty-key
  api.metadata.push({ key: ' ', value: 1 });
//                         ^^^ metadata-empty-key
}
