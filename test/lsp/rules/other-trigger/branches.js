// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  if (ctx.v1.claims) {
    api.v1.claims.setClaim('a', ctx.v1.authRequest.applicationId);
  //                                   ^^^^^^^^^^^ other-trigger, warning
  } else {
    api.v1.user.appendMetadata('a', ctx.v1.authRequest.applicationId);
  //            ^^^^^^^^^^^^^^ other-trigger, warning
  }
}
