// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('a', user.creationDate.unixMilli());
//                                              ^^^^^^^ go-time
  api.v1.claims.setClaim('b', user.changeDate.uTC().format('2006-01-02T15:04:05.000Z'));
//                                            ^^^^^^^^^^^ go-time
  const { creationDate } = user;
  api.v1.claims.setClaim('c', creationDate.year());
//                                         ^^^^^^^^^^^ go-time
}
