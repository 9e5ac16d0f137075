// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const user = ctx.v1.getUser();
  api.v1.claims.setClaim('id', user.id);
  if (user.human) api.v1.claims.setClaim('mail', String(user.human.email));
  if (user.machine) api.v1.claims.setClaim('machine', user.machine.name);
  ctx.v1.own = 1;
  api.v1.claims.setClaim('own', ctx.v1.own);
  ctx.v1.claims.anything;
  ctx.v1.user.grants?.grants.map((grant) => grant.roles.join());
  JSON.parse('{}').whatever.it.holds;
  if (api.v1.attributes) api.v1.attributes.setCustomAttribute('a', 'b', 'c');
}
