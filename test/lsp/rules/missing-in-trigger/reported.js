// @zitadel internal-authentication/pre-creation, external-authentication/post-authentication
function fill(ctx, api) {
  api.setFirstName('a');
  api.setUsername('b');
  //  ^^^^^^^^^^^ missing-in-trigger
  const info = ctx.v1.providerInfo;
  //                  ^^^^^^^^^^^^ missing-in-trigger
}
