// @zitadel external-authentication/post-authentication
function asked(ctx, api) {
  const claims = ctx.claimsJSON();
  if (claims.email) return;
  //         ^^^^^ unknown-member, warning
  if (claims.isWellFormed) return;
}
