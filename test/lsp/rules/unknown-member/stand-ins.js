// @zitadel complement-token/pre-userinfo-creation
function standIns(ctx, api) {
  if (typeof ctx.v1.user.email !== 'undefined') return;
//                       ^^^^^ unknown-member
  const { human: { firstname } = {} } = ctx.v1.getUser();
//                 ^^^^^^^^^ unknown-member
  api.v1.claims.setClaim('last', (ctx.v1.getUser().human || {}).lastname);
//                                                              ^^^^^^^^ unknown-member
  api.v1.claims.setClaim('first', firstname);
  api.v1.claims.setClaim('tier', ({}).tier);
  if (typeof 'a'.isWellFormed === 'function') return;
}
