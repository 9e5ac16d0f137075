// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human, state } = ctx.v1.getUser();
  if (!human) return;
  if (human.email == 'a@b.example') return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if ('' != human.phone) return;
//    ^^^^^^^^^^^^^^^^^^ boxed-equality
  if (state == 1) return;
//    ^^^^^^^^^^^ boxed-equality
  const { email } = human;
  if (email == ctx.v1.claims.email) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (ctx.v1.getUser().human?.gender == 1) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
}
