// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const id = ctx.v1.getUser.id;
  //                ^^^^^^^ api-member-called-wrong
  const list = ctx.v1.user.getMetadata.metadata;
  //                       ^^^^^^^^^^^ api-member-called-wrong
  api.v1.claims.setClaim('client', ctx.v1.application.getClientId);
  //                                                  ^^^^^^^^^^^ api-member-called-wrong
}
