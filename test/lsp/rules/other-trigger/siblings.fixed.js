// @zitadel external-authentication/post-authentication
function siblings(ctx, api) {
  api.v1.user.appendMetadata('a', 1);
//            ^^^^^^^^^^^ other-trigger
  api.setPreferredUsername('name');
//    ^^^^^^^^^^^ other-trigger
}
