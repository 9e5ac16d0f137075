// @zitadel complement-token/pre-userinfo-creation
function compare(ctx, api) {
  const user = ctx.v1.getUser();
  if (Number(user.state) !== 1) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^ never-equal
  if (Number(user.human?.gender) === 1) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-equal
  if (user.human?.isEmailVerified === true) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-equal
  const response = require('zitadel/http').fetch('https://example.com');
  if (response.status === 200) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^ never-equal
  if ('ok' == response.status) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^^ never-equal
}
