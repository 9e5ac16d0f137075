// @zitadel external-authentication/post-authentication
function siblings(ctx, api) {
  api.v1.user.setMetadata('a', 1);
//            ^^^^^^^^^^^ other-trigger
  api.setUsername('name');
//    ^^^^^^^^^^^ other-trigger
}
