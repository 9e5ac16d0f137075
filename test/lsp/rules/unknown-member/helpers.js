// @zitadel complement-token/pre-userinfo-creation
class Roles {
  constructor(context) {
    this.context = context;
  }
  all() {
    return this.context.v1.user.roles;
    //                          ^^^^^ unknown-member, warning
  }
}
const helper = {
  keys(grant) {
    return grant.roleKeys;
    //           ^^^^^^^^ unknown-member, warning
  },
  email: function (user) {
    return user.email;
    //          ^^^^^ unknown-member, warning
  },
  any: (user) => user.email,
};
function keysOf(grant) {
  return grant.keys;
  //           ^^^^ unknown-member, warning
}
function handed(grant) {
  return grant.keys;
}
function act(ctx, api) {
  const { grants: list } = ctx.v1.user;
  const user = ctx.v1.getUser();
  const set = (key, value) => api.v1.claims.setClaim(key, value.mail);
  //                                                            ^^^^ unknown-member, warning
  set('roles', user);
  set('more', user);
  const own = { email: new Roles(ctx).all() };
  if (!list) return;
  for (const grant of list.grants) helper.keys(grant);
  list.grants.forEach((grant) => helper.keys(grant));
  list.grants.map(keysOf);
  own.more = [helper.email(user), helper.any(user), helper.any(own), [].map(handed), handed(list.grants[0])];
}
var made = (function () {
  return function (ctx, api) {
    api.v1.claims.setClam('a', 1);
    //            ^^^^^^^ unknown-member, warning
  };
})();
