// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const roles = ['a'];
  if (roles.length != 0) return;
  //  ^^^^^^^^^^^^^^^^^^ negated-comparison
  if (!('email' in ctx.v1.claims)) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^ negated-comparison
  if ((roles[0]) !== 'b') return;
  //  ^^^^^^^^^^^^^^^^^^^ negated-comparison
}
