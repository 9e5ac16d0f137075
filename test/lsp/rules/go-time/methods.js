// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('a', user.creationDate.getTime());
//                                              ^^^^^^^ go-time
  api.v1.claims.setClaim('b', user.changeDate.toISOString());
//                                            ^^^^^^^^^^^ go-time
  const { creationDate } = user;
  api.v1.claims.setClaim('c', creationDate.getFullYear());
//                                         ^^^^^^^^^^^ go-time
}
