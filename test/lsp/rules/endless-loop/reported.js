// @zitadel complement-token/pre-userinfo-creation
const most = 3;
function forever(ctx, api) {
  const names = [];
  let tries = 0;
  if (ctx.v1.user.grants) {
    while (tries < most) {
  //^^^^^^^^^^^^^^^^^^^^ endless-loop, warning
      names.push('again');
    }
  }
  for (let i = 0; i < names.length; i--) names.push(i);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ endless-loop, warning
  outer: for (;;) {
       //^^^^^^^^ endless-loop, warning
    for (;;) break;
    [1].forEach((one) => {
      return one;
    });
    continue outer;
  }
}
