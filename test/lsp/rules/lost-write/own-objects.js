// @zitadel complement-token/pre-userinfo-creation
function own(ctx, api) {
  const map = new Map();
  map['a'] = 1;
  map.b = 2;
  const list = [];
  list.total = 0;
  const when = new Date();
  when.zone = 'UTC';
  const text = /a/;
  text.times = 1;
  const user = ctx.v1.getUser();
  user.tier = 'free';
//^^^^^^^^^ lost-write
  api.v1.claims.setClaim('x', [map.size, list, when, text, user.id]);
}
