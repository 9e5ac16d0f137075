// @zitadel external-authentication/post-authentication

function set(ctx, api) {
  api.setEmailVerified(ctx.v1.providerInfo.emailVerified);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setter-argument
  api.setEmailVerified(ctx.v1.externalUser.human.email);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setter-argument
}
