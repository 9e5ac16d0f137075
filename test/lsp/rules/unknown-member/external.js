// @zitadel external-authentication/post-authentication
function mapUser(ctx, api) {
  api.v1.setFirstName('a');
  //     ^^^^^^^^^^^^ unknown-member
  api.v1.user.setFirstName('a');
  //          ^^^^^^^^^^^^ unknown-member
  const app = ctx.v1.authRequest.clientId;
  //                             ^^^^^^^^ unknown-member, warning
  const claim = ctx.claimsJSON().groups;
  //                             ^^^^^^ unknown-member, warning
  api.setEmail(ctx.v1.externalIdp.email);
  //                  ^^^^^^^^^^^ unknown-member
  const token = ctx.v1.accessToken;
  //                   ^^^^^^^^^^^ unknown-member, warning
}
