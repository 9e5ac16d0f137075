// @zitadel external-authentication/post-authentication
function lists(ctx, api) {
  api.metadata.source = 'idp';
//^^^^^^^^^^^^^^^^^^^ lost-write
  api.metadata['tier'] = 'free';
//^^^^^^^^^^^^^^^^^^^^ lost-write
  api.metadata[0] = { key: 'a', value: 'b' };
  api.metadata.length = 0;
}
