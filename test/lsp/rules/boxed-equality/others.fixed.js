// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  switch (String(human.email)) {
//        ^^^^^^^^^^^ boxed-equality
    case 'a@b.example':
      return;
  }
  if (['a@b.example'].includes(String(human.email))) return;
//                             ^^^^^^^^^^^ boxed-equality
  if (new Set(['a@b.example']).has(String(human.email))) return;
//                                 ^^^^^^^^^^^ boxed-equality
  if ([1, 2].indexOf(Number(human.gender)) >= 0) return;
//                   ^^^^^^^^^^^^ boxed-equality
}
