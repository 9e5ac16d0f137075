// @zitadel internal-authentication/post-authentication

function method(ctx, api) {
  if (ctx.v1.authMethod == 'password') return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ boxed-equality
  if (ctx.v1.authRequest.mfasVerified.some((one) => one == 1)) return;
//                                    ^^^^^^^^^^^ boxed-equality
  if (ctx.v1.authRequest.prompt.some((prompt) => prompt == 2)) return;
//                                               ^^^^^^^^^^^^ boxed-equality
}
