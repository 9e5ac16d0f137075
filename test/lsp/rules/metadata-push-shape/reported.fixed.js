// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.metadata.push({ key: 'a', value: 'b' });
//                  ^^^^^^^^^^^^^^^^^^^^^^^^ metadata-push-shape, warning
  api.metadata.push({ key: 'a' });
//                  ^^^^^^^^^^^^ metadata-push-shape, warning
  api.metadata.push({ key: 'a', value: 'b' });
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^ metadata-push-shape, warning
  api.metadata.push('a');
//                  ^^^ metadata-push-shape
  api.metadata.push(null);
//                  ^^^^ metadata-push-shape
}
