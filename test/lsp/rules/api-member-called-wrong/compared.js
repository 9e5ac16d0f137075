// @zitadel complement-token/pre-userinfo-creation
function compared(ctx, api) {
  if (ctx.v1.application.getClientId === '1') return;
  //                     ^^^^^^^^^^^ api-member-called-wrong
  if ('2' != ctx.v1.application.getClientId) return;
  //                            ^^^^^^^^^^^ api-member-called-wrong
  if (ctx.v1.application.getClientId === undefined) return;
  if (ctx.v1.application.getClientId() === '3') api.v1.claims.setClaim('three', true);
}
