// @zitadel external-authentication/post-authentication
function claimsText(ctx, api) {
  const claims = ctx.claimsJSON();
  api.setFirstName(claims.given_name);
//                        ^^^^^^^^^^ unknown-member, warning
  api.setLastName(JSON.parse(claims).family_name);
}
