// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  const tier = ctx.v1.user.getMetadata().metadata.find((one) => one.key === 'tier')?.value;
//                                                                                  ^^^^^ metadata-find
  api.v1.claims.setClaim('tier', tier);
}
