// @zitadel complement-token/pre-userinfo-creation

function grants(ctx, api) {
  const { grants } = ctx.v1.user;
  api.v1.claims.setClaim('a', grants);
//                            ^^^^^^ claim-not-encodable
  if (grants == null) return;
  api.v1.claims.setClaim('b', grants.grants);
//                            ^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('c', grants.grants[0]);
//                            ^^^^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('d', grants.grants.filter((grant) => grant.roles.length));
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('e', { all: grants.grants });
//                                   ^^^^^^^^^^^^^ claim-not-encodable
}
