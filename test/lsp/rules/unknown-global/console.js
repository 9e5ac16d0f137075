/**
 * Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
 */
function addClaims(ctx, api) {
  console.log('started');
//<^^^^^^ unknown-global
  if (ctx.v1.user.grants == null) {
    console.error('no grants');
  //^^^^^^^ unknown-global, warning
  }
}
