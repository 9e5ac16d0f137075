// @zitadel complement-token/pre-userinfo-creation
const most = 3;
function forever(ctx, api) {
  const names = [];
  let tries = 0;
  if (ctx.v1.user.grants) {
    while (tries < most) {
  //^^^^^^^^^^^^^^^^^^^^ endless-loop
      names.push('again');
    }
  }
  for (let i = 0; i < names.length; i--) names.push(i);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ endless-loop
  outer: for (;;) {
       //^^^^^^^^ endless-loop
    for (;;) break;
    [1].forEach((one) => {
      return one;
    });
    continue outer;
  }
}
