// @zitadel complement-token/pre-userinfo-creation
// case: version=2.44.0
function addClaims(ctx, api) {
  const org = ctx.v1.org.getMetadata();
  //                 ^^^ not-in-version
  const client = ctx.v1.application.getClientId();
  //                    ^^^^^^^^^^^ not-in-version
  ctx.v1.user.grants?.grants.forEach((grant) => grant.getOrgMetadata());
  //                                                  ^^^^^^^^^^^^^^ not-in-version, warning
}
