// Flow: Internal Authentication, Trigger: Post Authentication
function requireMfa(ctx, api) {
  if (ctx.v1.authRequest.mfasVerified.length === 0) {
    api.v1.authentication.requireMFA();
  //       ^^^^^^^^^^^^^^ unknown-member
  }
}
