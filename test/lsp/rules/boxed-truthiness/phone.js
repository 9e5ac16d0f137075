// @zitadel complement-token/pre-userinfo-creation
// A person may have no phone number, so `?.` is not what is asked about.
function phone(ctx, api) {
  const user = ctx.v1.getUser();
  if (user.human?.phone) api.v1.claims.setClaim('a', user.human.phone);
//    ^^^^^^^^^^^^^^^^^ boxed-truthiness
  const number = user.human && user.human.phone;
  if (!number) return;
//     ^^^^^^ boxed-truthiness
  const other = user.human?.phone ?? '';
  api.v1.claims.setClaim('b', other || 'none');
//                            ^^^^^ boxed-truthiness
  const email = user.human?.email;
  if (email) api.v1.claims.setClaim('c', email);
}
