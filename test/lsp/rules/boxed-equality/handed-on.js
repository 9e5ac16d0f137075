// @zitadel complement-token/pre-userinfo-creation
function isOurs(email) {
  return email === 'admin@acme.example';
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
}
function isTheirs(email) {
  email = String(email);
  return email === 'admin@acme.example';
}
function handedOn(ctx, api) {
  const user = ctx.v1.getUser();
  if (!user.human) return;
  api.v1.claims.setClaim('ours', isOurs(user.human.email));
  api.v1.claims.setClaim('theirs', isTheirs(user.human.email));
}
