// @zitadel complement-token/pre-userinfo-creation

function grants(ctx, api) {
  const { grants } = ctx.v1.user;
  api.v1.claims.setClaim('a', JSON.parse(JSON.stringify(grants)));
//                            ^^^^^^ claim-not-encodable
  if (grants == null) return;
  api.v1.claims.setClaim('b', JSON.parse(JSON.stringify(grants.grants)));
//                            ^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('c', JSON.parse(JSON.stringify(grants.grants[0])));
//                            ^^^^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('d', JSON.parse(JSON.stringify(grants.grants.filter((grant) => grant.roles.length))));
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ claim-not-encodable
  api.v1.claims.setClaim('e', { all: JSON.parse(JSON.stringify(grants.grants)) });
//                                   ^^^^^^^^^^^^^ claim-not-encodable
}
