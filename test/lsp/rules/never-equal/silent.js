// @zitadel complement-token/pre-userinfo-creation
function compare(ctx, api) {
  const user = ctx.v1.getUser();
  if (user.state == '1' || user.state == 1) return;
  if (ctx.v1.user.grants?.count == '0') return;
  if (user.human?.isEmailVerified === true) return;
  if (user.username === 'admin' || user.human?.email == 'a@example.com') return;
  const tier = ctx.v1.user.getMetadata().metadata.find(({ key }) => key === 'tier')?.value;
  if (tier === 'gold' || ctx.v1.claims.level === '1') return;
  let own = 1;
  own = ctx.v1.claims.own;
  if (own === '1') api.v1.claims.setClaim('own', own);
}
