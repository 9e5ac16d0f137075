// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.v1.user.appendMetadata('a', NaN);
//                                ^^^ metadata-not-encodable
  api.metadata.push({ key: 'b', value: () => 1 });
//                                     ^^^^^^^ metadata-not-encodable, warning
}
