// @zitadel complement-token/pre-userinfo-creation

function values(ctx, api) {
  const { grants } = ctx.v1.user;
  api.v1.claims.setClaim('a', JSON.parse(JSON.stringify(grants)));
  if (grants == null) return;
  api.v1.claims.setClaim('b', grants.grants.map((grant) => grant.roles));
  api.v1.claims.setClaim('c', grants.grants[0].roles);
  api.v1.claims.setClaim('d', ctx.v1.claims);
  api.v1.claims.setClaim('e', [1, 'a', null, undefined, new Date(), ctx.v1.getUser().creationDate, 'UserGrant']);
  const own = { count: grants.count, get half() { return 0.5; } };
  api.v1.claims.setClaim('f', own);
}
