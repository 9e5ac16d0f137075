// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.user.setMetadata('tier');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ metadata-arguments
  api.v1.user.setMetadata('tier', 'free', true);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ metadata-arguments
}
