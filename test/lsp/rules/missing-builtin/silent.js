// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const list = ['a'].toSorted().at(-1)?.replaceAll('a', 'b');
  const own = { groupBy: () => 1, union: 2 };
  own.groupBy();
  Object.fromEntries([[list, own.union]]);
  Object.hasOwn(own, 'union');
}
