// @zitadel complement-token/pre-userinfo-creation

function tier(ctx, api) {
  api.v1.claims.setClaim('tier', ctx.v1.user.getMetadata().metadata.find((one) => one.key === 'tier')?.value);
  const list = [{ key: 'a', value: 1 }];
  api.v1.claims.setClaim('own', list.find((one) => one.key === 'a').value);
}
