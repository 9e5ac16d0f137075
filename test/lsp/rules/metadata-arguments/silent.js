// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.user.setMetadata('tier', undefined);
  api.v1.user.setMetadata(...['tier', 'free']);
}
