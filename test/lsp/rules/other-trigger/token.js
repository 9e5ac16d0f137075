// @zitadel complement-token/pre-access-token-creation
function addClaims(ctx, api) {
  api.v1.user.appendMetadata('a', 1);
  //          ^^^^^^^^^^^^^^ other-trigger
  const { externalUser } = ctx.v1;
  //      ^^^^^^^^^^^^ other-trigger, warning
}
