// @zitadel external-authentication/post-authentication
function mapUser(ctx, api) {
  api.setFirstName('a');
  //     ^^^^^^^^^^^^ unknown-member
  api.setFirstName('a');
  //          ^^^^^^^^^^^^ unknown-member
  const app = ctx.v1.authRequest.applicationId;
  //                             ^^^^^^^^ unknown-member, warning
  const claim = JSON.parse(ctx.claimsJSON()).groups;
  //                             ^^^^^^ unknown-member, warning
  api.setEmail(ctx.v1.externalIdp.email);
  //                  ^^^^^^^^^^^ unknown-member
  const token = ctx.accessToken;
  //                   ^^^^^^^^^^^ unknown-member, warning
}
