// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  if (human.email) return;
//    ^^^^^^^^^^^ boxed-truthiness
  if (!human.phone) return;
//     ^^^^^^^^^^^ boxed-truthiness
  const phone = human.phone || 'none';
//              ^^^^^^^^^^^ boxed-truthiness
  api.v1.claims.setClaim('phone', human.phone ? phone : null);
//                                ^^^^^^^^^^^ boxed-truthiness
  human.gender && api.v1.claims.setClaim('gender', 1);
//^^^^^^^^^^^^ boxed-truthiness
}
function more(human) {
  // Nobody knows what this is.
  return human.email ? 1 : 2;
}
function others(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (human && human.isEmailVerified && human.email) api.v1.claims.setClaim('mail', human.email);
//                                      ^^^^^^^^^^^ boxed-truthiness
  if (human && Boolean(human.phone)) api.v1.claims.setClaim('phone', human.phone);
//                     ^^^^^^^^^^^ boxed-truthiness
}
