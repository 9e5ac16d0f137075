// @zitadel external-authentication/post-authentication

function remember(ctx, api) {
  api.v1.user.appendMetadata('external', ctx.v1.externalUser);
//                                       ^^^^^^^^^^^^^^^^^^^ go-field-names
}
