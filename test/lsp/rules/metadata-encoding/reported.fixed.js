// @zitadel internal-authentication/pre-creation

function toBase64(text) {
  return text;
}
function remember(ctx, api) {
  api.v1.user.appendMetadata('a', { b: 1 });
//                                ^^^^^^^^^^^^^^^^^^^^^^^^ metadata-encoding
  const list = JSON.stringify([1]);
  api.v1.user.appendMetadata('b', list);
//                                ^^^^ metadata-encoding
  api.v1.user.appendMetadata('c', 'x');
//                                ^^^^^^^^^^^^^ metadata-encoding
}
