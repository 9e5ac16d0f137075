// @zitadel complement-token/pre-userinfo-creation
function cycles(ctx, api) {
  const own = { name: 'a' };
  own.self = own;
  api.v1.claims.setClaim('own', own);
  //                            ^^^ claim-not-encodable
  const list = [];
  list.push({ list });
  api.v1.claims.setClaim('list', list);
  //                             ^^^^ claim-not-encodable
  const later = {};
  api.v1.claims.setClaim('later', later);
  later.self = later;
  const freed = {};
  freed.self = freed;
  freed.self = null;
  api.v1.claims.setClaim('freed', freed);
  const maybe = {};
  if (ctx.v1.user.grants) maybe.self = maybe;
  api.v1.claims.setClaim('maybe', maybe);
}
