// @zitadel complement-token/pre-userinfo-creation
function lists(ctx, api) {
  const grants = ctx.v1.user.grants?.grants ?? [];
  if (grants === []) return;
//    ^^^^^^^^^^^^^ never-equal
  if (grants == []) return;
//    ^^^^^^^^^^^^ never-equal
  if (ctx.v1.claims !== {}) api.v1.claims.setClaim('some', true);
//    ^^^^^^^^^^^^^^^^^^^^ never-equal
  if (grants.includes('admin')) return;
//           ^^^^^^^^^^^^^^^^^ never-equal
  if (grants.some((grant) => grant.roles === 'admin')) return;
//                           ^^^^^^^^^^^^^^^^^^^^^^^ never-equal
  const first = grants[0];
  if (grants.includes(first) || grants.some((grant) => grant.roles.includes('admin'))) return;
  if (ctx.v1.claims.text == [] || grants.some((grant) => grant.roles == 'admin')) return;
  const own = [];
  if (own === grants) return;
  api.v1.claims.setClaim('own', own);
}
