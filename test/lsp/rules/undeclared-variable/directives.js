// @ts-nocheck
// @zitadel complement-token/pre-userinfo-creation
function directives(ctx, api) {
  // @ts-ignore
  api.v1.claims.setClaim('a', missing);
//                            ^^^^^^^ undeclared-variable
  // @ts-expect-error: not known to tsc
  api.v1.claims.setClaim('b', other);
//                            ^^^^^ undeclared-variable
}
