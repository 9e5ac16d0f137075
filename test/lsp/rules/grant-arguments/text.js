// @zitadel external-authentication/post-creation
function text(ctx, api) {
  api.v1.appendUserGrant('343333333333333333');
//                       ^^^^^^^^^^^^^^^^^^^^ grant-arguments
}
