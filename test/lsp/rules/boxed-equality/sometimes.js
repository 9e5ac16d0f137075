// @zitadel complement-token/pre-userinfo-creation
function sometimes(ctx, api) {
  const user = ctx.v1.getUser();
  const email = user.human ? user.human.email : '';
  if (email === 'root@example.com') return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (email === '') return;
  let later = '';
  if (user.human) later = user.human.email;
  if (later === 'root@example.com') return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (later === '') return;
  let text = '';
  if (user.human) text = String(user.human.email);
  if (text === 'root@example.com') return;
  switch (user.human?.email) {
//        ^^^^^^^^^^^^^^^^^ boxed-equality
    case 'root@example.com':
      return;
  }
  switch (user.human?.email) {
    case undefined:
      return;
  }
  if (['root@example.com'].includes(user.human?.email)) return;
//                                  ^^^^^^^^^^^^^^^^^ boxed-equality
  const entry = ctx.v1.user.getMetadata().metadata.find(({ key }) => key === 'owner');
  if (user.human && entry?.value === user.human.email) return;
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  api.v1.claims.setClaim('mail', email);
}
