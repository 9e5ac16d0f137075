// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (!human) return;
  if (String(human.email)) return;
//    ^^^^^^^^^^^ boxed-truthiness
  if (!String(human.phone)) return;
//     ^^^^^^^^^^^ boxed-truthiness
  const phone = String(human.phone) || 'none';
//              ^^^^^^^^^^^ boxed-truthiness
  api.v1.claims.setClaim('phone', String(human.phone) ? phone : null);
//                                ^^^^^^^^^^^ boxed-truthiness
  Number(human.gender) && api.v1.claims.setClaim('gender', 1);
//^^^^^^^^^^^^ boxed-truthiness
}
function more(human) {
  // Nobody knows what this is.
  return human.email ? 1 : 2;
}
function others(ctx, api) {
  const { human } = ctx.v1.getUser();
  if (human && human.isEmailVerified && String(human.email)) api.v1.claims.setClaim('mail', human.email);
//                                      ^^^^^^^^^^^ boxed-truthiness
  if (human && Boolean(String(human.phone))) api.v1.claims.setClaim('phone', human.phone);
//                     ^^^^^^^^^^^ boxed-truthiness
}
