// @zitadel complement-token/pre-userinfo-creation
function newMembers(ctx, api) {
  const user = ctx.v1.getUser();
  user.roles = ['user'];
//<^^^^^^^^^ lost-write
  ctx.v1.user.grants?.grants.forEach((grant) => {
    grant.seen = true;
//  ^^^^^^^^^^ lost-write
  });
  const own = { user };
  own.more = 1;
  ctx.v1.mine = 2;
  const copy = JSON.parse(JSON.stringify(user));
  copy.roles = user.roles;
  api.v1.claims.setClaim('own', own.more + ctx.v1.mine + copy.roles);
}
