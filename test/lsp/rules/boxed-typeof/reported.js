// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  if (typeof human.email === 'string') return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-typeof
  if ('number' != typeof human.gender) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-typeof
}
