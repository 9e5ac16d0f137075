// Nothing says at which trigger of a login this runs, and at most of them there is a request.
function guessed(ctx, api) {
  if (ctx.v1.authRequest.applicationId !== '350011111111111111') return;
  require('zitadel/log').log(ctx.v1.authRequest.userName);
}
