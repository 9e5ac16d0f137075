// @zitadel internal-authentication/pre-creation

function create(ctx, api) {
  api.setNickName(ctx.v1.authRequest?.loginHint);
//                ^^^^^^^^^^^^^^^^^^ null-auth-request
  const request = ctx.v1.authRequest;
  api.setLastName(request?.loginHint);
//                ^^^^^^^ null-auth-request
}
