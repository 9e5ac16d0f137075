// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  if (typeof human.email === 'object' || typeof human.firstName === 'string') return;
  if (typeof human.email !== 'undefined') return;
}
