// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const a = ctx.v1.claims.a;
  const b = ctx.v1.claims.b;
  if (!(a == b) || !a === !b || !!a === b || (!a) == b || !a === true || !a != false) return;
  if (!a && b == 1) return;
}
