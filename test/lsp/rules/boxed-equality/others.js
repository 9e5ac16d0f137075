// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  switch (human.email) {
//        ^^^^^^^^^^^ boxed-equality
    case 'a@b.example':
      return;
  }
  if (['a@b.example'].includes(human.email)) return;
//                             ^^^^^^^^^^^ boxed-equality
  if (new Set(['a@b.example']).has(human.email)) return;
//                                 ^^^^^^^^^^^ boxed-equality
  if ([1, 2].indexOf(human.gender) >= 0) return;
//                   ^^^^^^^^^^^^ boxed-equality
}
