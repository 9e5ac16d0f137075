// @zitadel complement-token/pre-userinfo-creation
// case: version=4.0.0
function addClaims(ctx, api) {
  const org = ctx.v1.org.getMetadata();
  const client = ctx.v1.application.getClientId();
  ctx.v1.user.grants?.grants.forEach((grant) => grant.getOrgMetadata());
}
