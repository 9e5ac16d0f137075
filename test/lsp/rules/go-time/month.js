// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  api.v1.claims.setClaim('month', ctx.v1.getUser().creationDate.getMonth());
//                                                              ^^^^^^^^ go-time
}
